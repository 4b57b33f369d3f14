/** Door for the server: commands and queries. */
export {
	agreementPage,
	agreementsPage,
	propose,
	proposePage,
	publicRegisterPage,
	type ReadableAgreement,
	showNewKey,
} from './agreement-pages.server.ts';
export { agreementsOf } from './agreements.store.server.ts';
export { agreementsRetention } from './agreements-retention.store.server.ts';
export { closeWithFeedback, partnerBehind } from './answer-partner.server.ts';
export { confirmAgreement, confirmAsPartner, endAgreement } from './confirm-agreement.server.ts';
export { handOutKey, takeKeyBack } from './hand-out-key.server.ts';
export { onePassedOnResource, passedOnResource, passOnResource } from './partner-api.server.ts';
export { partnerPage, passedOnPage, passOn } from './partner-pages.server.ts';
export { passOnWorry } from './pass-on-worry.server.ts';
export { proposeAgreement } from './propose-agreement.server.ts';
export { remindOfEnds } from './remind.server.ts';
