/** Door for the server: commands and queries. */
export {
	type HomePart,
	type HouseholdScreen,
	homePart,
	householdScreen,
	ownHouseholdScreen,
	seenAtHome,
} from './household-screen.server.ts';
export {
	addToHousehold,
	answerHousehold,
	askHomesAgain,
	beginHousehold,
	endMember,
	shareAtHome,
	writeYesDown,
} from './keep-household.server.ts';
