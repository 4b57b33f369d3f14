/** Door for everyone: types, pure rules, forms. */
export {
	daysOfSilence,
	isForChoice,
	type Line,
	type Price,
	type Proposal,
	silentAfterDays,
	totalOf,
} from './proposal.ts';
export { type Decider, missingIn, type Phase, phaseOf, type Round } from './round.ts';
export {
	AdviceForm,
	Amount,
	BudgetCodeForm,
	ButtonForm,
	budgetCodeLetters,
	ChangeForm,
	FollowForm,
	HeardForm,
	JoinAnswerForm,
	JoinForm,
	NewRoundForm,
	NewsAwayForm,
	PriceAwayForm,
	PriceForm,
	ProposeForm,
	RefuseForm,
	RulesForm,
	SeenForm,
	WordForm,
} from './rounds.forms.ts';
export { mayBeginRound } from './rounds.policy.ts';
