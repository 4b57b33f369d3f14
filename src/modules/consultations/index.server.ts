/** Door for the server: commands and queries. */
export { askAction, beginTalk, bringIn, decide, inform, objectToTalk, sayAction } from './consult.server.ts';
export {
	bringInScreen,
	consultationScreen,
	consultationsOf,
	consultationsPart,
	consultationsScreen,
	lessonsScreen,
	myConsultationsScreen,
	whoCanCome,
} from './consultation-screens.server.ts';
export { consultationsRetention } from './consultations-retention.store.server.ts';
