/** Door for the server: commands and queries. */
export { castBallot, type OpenBallot, openBallot, readPaper } from './cast-ballot.server.ts';
export { countClosedVotes, countVote } from './count-vote.server.ts';
export { giveCard, makeCards, makeCodes, makeLetters, openBatch, stopBatch } from './make-codes.server.ts';
export {
	addPlan,
	type NewVote,
	type PublicVote,
	prepareFromForm,
	prepareVote,
	removePlan,
	removeVote,
	resultOf,
	voteOf,
} from './prepare-vote.server.ts';
export {
	ballotShown,
	newVoteScreen,
	paperScreen,
	printed,
	tendVoteScreen,
	voteResource,
	voteScreen,
	votesFile,
	votesResource,
	votesScreen,
} from './vote-screens.server.ts';
export { batchesOf, voteStands } from './votes.store.server.ts';
export { ballotsRetention } from './votes-retention.store.server.ts';
export { demoVotingCodes } from './voting-keys.server.ts';
