/** Door for everyone: reading a vote on a budget, counting it, explaining the outcome. */
export {
	type Ballot,
	BrokenElection,
	type Choice,
	type Election,
	type ElectionFault,
	type Project,
	parsePabulib,
	UnsupportedBallots,
	writePabulib,
} from './election.ts';
export { equalShares, type SharesOptions, usualUtility } from './equal-shares.ts';
export { type Explanation, explain } from './explain.ts';
export { type Fraction, toNumber } from './fraction.ts';
export { greedy } from './greedy.ts';
export { amountOf } from './money.ts';
export { type Completion, completions, type Fate, type Outcome, type Round, type Utility } from './outcome.ts';
export { compareReach, type Reach, reachOf } from './reach.ts';
export { publishedTieRule, type TieRule } from './tie-rule.ts';
