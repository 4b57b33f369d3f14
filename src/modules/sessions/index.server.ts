/** Door for the server: commands and queries. */
export { planScreen, prepareScreen, sessionScreen, sessionsNear, sessionsScreen } from './session-screens.server.ts';
export {
	askQuestion,
	confirmSession,
	keepAnswer,
	mergeQuestions,
	planSession,
	recheckAnswer,
	tellHelped,
	theSession,
	tidySessions,
} from './sessions.server.ts';
