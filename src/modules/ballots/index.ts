/** Door for everyone: types, pure rules, forms. */
export {
	BallotForm,
	BatchForm,
	CardsForm,
	CountVoteForm,
	LettersForm,
	OnePlanForm,
	PlanForm,
	PrepareVoteForm,
	VoteButtonForm,
	VotingCodeForm,
} from './vote.forms.ts';
export { type Channel, type Choice, fewestTold, type Vote, type VoteOption, type VoteState } from './vote.ts';
export type { OptionResult, ReachTold, VoteResult, Why } from './vote-result.ts';
export { operations, VoteQuery } from './votes.api.ts';
