/** Door for the server: commands and queries. */
export {
	answerLoan,
	borrow,
	forgetInLending,
	leaveLendingAlone,
	lend,
	stopLending,
	tendLoans,
	withdrawLoan,
} from './lend.server.ts';
export { lendingRetention } from './lending-retention.store.server.ts';
export {
	knownOfLending,
	lendingScreen,
	newThingScreen,
	ownLendingScreen,
	thingScreen,
} from './lending-screens.server.ts';
