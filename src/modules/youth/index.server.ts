/** Door for the server: commands and queries. */
export {
	answerYouth,
	askYouth,
	beginYouth,
	endAsk,
	endYouth,
	giveParentCode,
	lookOverYouth,
	moveYouth,
	newYouthCode,
	noteWorkersLeft,
	openYouthCode,
	sayAskYes,
	sayWordYes,
	sayYouthYes,
	stopYouth,
	takeOverYouth,
	takeWordAway,
	tendYouth,
	writeAsYouth,
} from './youth.server.ts';
export { youthRetention } from './youth-retention.store.server.ts';
export {
	askYouthScreen,
	tendYouthScreen,
	youthCodeScreen,
	youthPart,
	youthScreen,
	youthToday,
} from './youth-screens.server.ts';
