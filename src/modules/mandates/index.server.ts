/** Door for the server: commands and queries. */
export {
	answerBackOffice,
	askAboutMessage,
	carriedOut,
	checkDecision,
	decideByMandate,
	drawDecisions,
} from './decide.server.ts';
export {
	agreeScreen,
	backOfficeScreen,
	checksScreen,
	decisionsPart,
	decisionsScreen,
	mandatesScreen,
	myDecisionsScreen,
} from './mandate-screens.server.ts';
export { mandatesRetention } from './mandates-retention.store.server.ts';
export { agreeMandate, endMandate } from './register.server.ts';
