/** Door for the server: commands and queries. */
export { planVisitScreen, roundsScreen, roundsToday, visitScreen } from './round-screens.server.ts';
export { bringCases, callOff, forgetInRounds, noteIdea, planVisit, stepDone, takeOut } from './rounds.server.ts';
export { roundsRetention } from './rounds-retention.store.server.ts';
