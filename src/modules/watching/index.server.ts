/** Door for the server: commands and queries. */
export {
	addSlot,
	askWatcher,
	endWatch,
	leaveWatch,
	makeWatch,
	pauseWatch,
	removeSlot,
	slipFor,
} from './arrange-watch.server.ts';
export {
	answerWatch,
	byWatchCode,
	callRoll,
	giveBackTurn,
	hearWorry,
	openFeed,
	takeTurn,
	tellVisit,
} from './take-part.server.ts';
export {
	endWatchesOf,
	forgetInWatching,
	moveInWatching,
	tellAsked,
	tellChanged,
	tellWorried,
	tendWatches,
} from './tend-watches.server.ts';
export { watchCalendar } from './watch-calendar.server.ts';
export {
	newWatchScreen,
	ownWatchesScreen,
	watchCodeScreen,
	watchesScreen,
	watchesToday,
	watchScreen,
} from './watch-screens.server.ts';
export { doors, watchWork } from './watch-work.server.ts';
export { ownWatchPlaces, watchCards } from './watches.store.server.ts';
export { watchingRetention } from './watching-retention.store.server.ts';
