/** Door for the server: commands and queries. */

export { budgetCodeHash, newBudgetCode } from './budget-code.server.ts';
export { knownOfBudget } from './by-code.store.server.ts';
export {
	advise,
	type Decided,
	decideAll,
	noteHeard,
	publishProposal,
	sendWord,
	shortlist,
	tendedProposal,
} from './judge.server.ts';
export { planWork } from './plan-work.server.ts';
export {
	followScreen,
	ownProposalScreen,
	proposalScreen,
	proposeScreen,
	tendProposalScreen,
} from './proposal-screens.server.ts';
export { adviceOn, findProposal, holdProposal, linesOf, proposalsOf, tendsRound } from './proposals.store.server.ts';
export {
	answerJoin,
	askToJoin,
	changeProposal,
	confirmFollowing,
	confirmProposal,
	followProposal,
	propose,
	stopFollowing,
	takeNameAway,
	withdrawProposal,
} from './propose.server.ts';
export { namesIn, refusePersonal, refusePrivate } from './public-words.ts';
export {
	budgetToday,
	newRoundScreen,
	pricesScreen,
	proposalsFile,
	publicProposals,
	roundFor,
	roundScreen,
	roundsNear,
	roundsScreen,
	tendRoundScreen,
} from './round-screens.server.ts';
export { holdRound, roundsSeen } from './rounds.store.server.ts';
export { budgetRoundsRetention } from './rounds-retention.store.server.ts';
export {
	beginRound,
	endPrice,
	endRound,
	openRound,
	saveRules,
	setPrice,
	setVote,
	tendedRound,
} from './run-round.server.ts';
export { tellBudgetNews, tendBudget } from './tell-budget.server.ts';
