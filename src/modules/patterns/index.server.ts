export { announceMeetings } from './announce-meetings.server.ts';
export { bundleScreen, bundleSignals, unbundleSignals } from './bundle-signals.server.ts';
export { chooseApproach } from './choose-approach.server.ts';
export { decide, undoDecision } from './decide.server.ts';
export { declarePattern } from './declare-pattern.server.ts';
export { type Detection, detectPatterns, lastLook } from './detect-patterns.server.ts';
export { type LookState, lastScan as lookState } from './detection.store.server.ts';
export { lookSoon, lookWhereDue } from './keep-looking.server.ts';
export { linkStartedInitiative, runWithPublishedInitiative } from './link-initiative.server.ts';
export { letGoOfPattern, movePattern, pickUpPattern } from './move-pattern.server.ts';
export { chooseHere, letGoHere, moveHere, pickUpHere } from './pattern-actions.server.ts';
export { boardScreen, declareScreen, patternScreen } from './pattern-screens.server.ts';
export { patternsResource } from './patterns-api.server.ts';
export { patternsRetention } from './patterns-retention.store.server.ts';
export { leadTimesFile, leadTimesScreen } from './read-lead-times.server.ts';
export { patternAbout } from './read-patterns.server.ts';
export { readAgenda } from './read-workgroup.server.ts';
export { seenPattern } from './seen-pattern.server.ts';
export {
	answerQuestion,
	askWorkgroup,
	changeWorkgroup,
	endWorkgroup,
	joinWorkgroup,
	leaveWorkgroup,
	noteWhoIsThere,
	startWorkgroup,
} from './tend-workgroup.server.ts';
export { todayScreen } from './today-screen.server.ts';
export {
	agendaScreen,
	presentationScreen,
	workgroupFormScreen,
	workgroupsScreen,
} from './workgroup-screens.server.ts';
