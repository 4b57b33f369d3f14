/** Door for the server: commands and queries. */
export { deskRetention } from './desk-retention.store.server.ts';
export {
	deskQuestionScreen,
	deskScreen,
	desksAtPlace,
	desksScreen,
	gapsScreen,
	handedScreen,
	lookBackScreen,
	openDeskScreen,
} from './desk-screens.server.ts';
export { answerFromMap, answerInWords, logQuestion, notFound, passOnAsked, setSubject } from './first-answer.server.ts';
export { forgetAtDesk, handUp, takeBack, takeUp, tellBecame, tellHandedUp } from './hand-up.server.ts';
export { noteParty, openDesk, signIn, signOut } from './stand-at-desk.server.ts';
