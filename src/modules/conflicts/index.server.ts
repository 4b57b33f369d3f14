/** Door for the server: commands and queries. */
export { conflictsRetention } from './conflicts-retention.store.server.ts';
export { clearPlaces, onCallIn, stepIn, stepOut, tendConflicts } from './on-call.server.ts';
export { behindCode, sayAgreed, takeBack, takeYesBack, tellConflict, tellOnCall } from './tell.server.ts';
export { tellScreen } from './tell-screen.server.ts';
export {
	conflictScreen,
	conflictsScreen,
	conflictsToday,
	endConflict,
	letRead,
	noteStep,
	takeAgreementBack,
	takeUp,
	talkedAgain,
	writeAgreement,
} from './tend-conflict.server.ts';
