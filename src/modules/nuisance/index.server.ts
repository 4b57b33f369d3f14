/** Door for the server: commands and queries. */
export { agree, noteCameOut } from './agree.server.ts';
export {
	answerTask,
	objectToCircle,
	openNuisanceCode,
	sayYes,
	takeMomentAway,
	tellOwnStory,
	withdrawDiary,
	writeMoment,
} from './by-code.server.ts';
export {
	answerObjection,
	closeCircle,
	givePersonCode,
	goOn,
	handOver,
	noteContact,
	noteSeen,
	openCircle,
	takeCircleOver,
} from './carry-circle.server.ts';
export {
	circleScreen,
	circlesScreen,
	diariesScreen,
	newCircleScreen,
	nuisanceToday,
	paperScreen,
} from './circle-screens.server.ts';
export { nuisanceCodeScreen, proofScreen } from './code-screens.server.ts';
export { endDiary, giveDiary, newDiaryCode, typeOver } from './keep-diaries.server.ts';
export { nuisanceRetention } from './nuisance-retention.store.server.ts';
export { oversightScreen } from './oversight-screen.server.ts';
export { takeNuisanceAwayAgain } from './take-away-again.server.ts';
