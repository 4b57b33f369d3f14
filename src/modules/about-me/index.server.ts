/** Door for the server: commands and queries. */

export { aboutMeRetention } from './about-me-retention.store.server.ts';
export { aboutMeScreen, answerScreen, askScreen, onPaperScreen } from './about-me-screens.server.ts';
export {
	answerQuestion,
	askAboutMe,
	dataQuestions,
	forgetQuestions,
	remindOfQuestions,
	tellAnswered,
} from './questions.server.ts';
export { aboutMeFile } from './what-is-known.server.ts';
