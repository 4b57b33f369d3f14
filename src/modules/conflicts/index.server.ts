/** Door for the server: commands and queries. */
export { conflictsRetention } from './conflicts-retention.store.server.ts';
export { clearPlaces, onCallIn, stepIn, stepOut } from './on-call.server.ts';
export { behindCode, sayAgreed, takeBack, tellConflict, tellOnCall } from './tell.server.ts';
export { tellScreen } from './tell-screen.server.ts';
export {
	conflictScreen,
	conflictsScreen,
	conflictsToday,
	endConflict,
	noteStep,
	takeAgreementBack,
	takeUp,
	talkedAgain,
	writeAgreement,
} from './tend-conflict.server.ts';
