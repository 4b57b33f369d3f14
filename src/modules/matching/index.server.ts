/** Door for the server: commands and queries. */
export { answerMatch, byCode, endMatch, slipFor, tellHowItWent } from './answer-match.server.ts';
export {
	type MatchShown,
	matchCodeScreen,
	matchesScreen,
	matchesToday,
	matchScreen,
	matchSwitchScreen,
	ownMatchesScreen,
	ownMatchScreen,
} from './match-screens.server.ts';
export { matchCards as matchesOfTeam, ownMatchSides } from './matches.store.server.ts';
export { matchingRetention } from './matching-retention.store.server.ts';
export { leaveOut, proposeMatch, switchMatching } from './propose-match.server.ts';
export {
	askBoth,
	endForWithdrawn,
	endUnshared,
	forgetInMatching,
	moveInMatching,
	suggestByNight,
	tellAnswered,
	tendMatches,
} from './tend-matches.server.ts';
export { wishScreen } from './wish-screen.server.ts';
