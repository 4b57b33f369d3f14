/** Door for everyone: types and pure rules. */
export { stepsBetween } from './areas-apart.ts';
export { type Assignment, assign, type Edge } from './assign.ts';
export {
	ApartForm,
	HowItWentForm,
	MatchAnswerForm,
	MatchCodeForm,
	NoFields,
	ProposeForm,
	SwitchForm,
} from './match.forms.ts';
export { mayMatch } from './match.policy.ts';
export type { OwnSaid } from './match.ts';
export { usualPolicy } from './match-policy.ts';
export { type MatchPolicy, type Pair, type PairNeed, type PairOffer, rank, scorePair } from './pair.ts';
