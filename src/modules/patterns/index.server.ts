export { chooseApproach } from './choose-approach.server.ts';
export { declarePattern } from './declare-pattern.server.ts';
export { type Detection, detectPatterns } from './detect-patterns.server.ts';
export { lookSoon, lookWhereDue } from './keep-looking.server.ts';
export { linkStartedInitiative, runWithPublishedInitiative } from './link-initiative.server.ts';
export { letGoOfPattern, movePattern, pickUpPattern } from './move-pattern.server.ts';
export { boardScreen, declareScreen, patternScreen } from './pattern-screens.server.ts';
export { patternsResource } from './patterns-api.server.ts';
export { todayScreen } from './today-screen.server.ts';
