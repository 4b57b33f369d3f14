/** Door for the server: commands and queries. */
export { chooseLevel, openReferralCode, referralCodeScreen, withdrawReferral } from './by-code.server.ts';
export {
	endReferral,
	giveReferralBack,
	giveSlip,
	noteAsked,
	noteLevel,
	noteNoShow,
	noteTalk,
	noteTry,
	takeOnReferral,
} from './coach-referrals.server.ts';
export { fhirVoice, referResource, taskResource } from './fhir-resources.server.ts';
export {
	practicesScreen,
	prescriptionScreen,
	referFromForm,
	referScreen,
	tipScreen,
} from './practice-screens.server.ts';
export { refer } from './refer.server.ts';
export {
	referralDeskScreen,
	referralScreen,
	referralsToday,
	searchNear,
	slipFromButton,
} from './referral-screens.server.ts';
export { referralsRetention } from './referrals-retention.store.server.ts';
export {
	changePractice,
	endPractice,
	makePractice,
	nameCoach,
	newKey,
	practiceLinkHash,
	revokeKey,
	unnameCoach,
} from './tend-practices.server.ts';
export { releaseReferrals, tendReferrals, withdrawReferralsAgain, writeToCoaches } from './tend-referrals.server.ts';
