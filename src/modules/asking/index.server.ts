/** Door for the server: commands and queries. */
export { answerAsk, noteWhetherWent } from './answer-ask.server.ts';
export { answeredBy } from './asking.store.server.ts';
export { asksResource } from './asking-api.server.ts';
export {
	type AskingShown,
	type AskShown,
	askingScreen,
	askingsScreen,
	askingsToday,
	askScreen,
	codeScreen,
	ownYesScreen,
	startScreen,
} from './asking-screens.server.ts';
export { beginGroup, setMeeting, stopAsking } from './bring-together.server.ts';
export { passOn, passOnLater, stopAskingAbout, tellWhatBecame, tellWhenEnough } from './pass-on.server.ts';
export { startAsking } from './start-asking.server.ts';
export {
	forgetInAsking,
	leaveAloneInAsking,
	takeBackByCode,
	takeBackOwn,
	tellOwnWent,
	tidyRounds,
} from './take-back-yes.server.ts';
export { type WhatExists, whatExists } from './what-exists.server.ts';
