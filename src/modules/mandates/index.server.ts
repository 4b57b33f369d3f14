/** Door for the server: commands and queries. */
export { checkDecision, drawDecisions } from './check-decisions.server.ts';
export {
	answerBackOffice,
	askAboutMessage,
	carriedOut,
	decideByMandate,
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
export { mandatesToday } from './mandates-today.server.ts';
export { agreeMandate, endMandate } from './register.server.ts';
