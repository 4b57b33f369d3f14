export { codeFrom, followCodeBytes, followCodeFrom, readCode, readFollowCode } from './follow-code.ts';
export { guessKind } from './guess-kind.ts';
export { type PracticeRow, practiceColumns } from './practice-signals.ts';
export { NoPabulibFile, type Proposal, type ProposalsFile, readProposals } from './proposals-file.ts';
export {
	AdditionForm,
	CaptureForm,
	CloseForm,
	CodeNeedForm,
	FollowForm,
	NoFields,
	OfferFilter,
	OfferForm,
	SignalFilter,
	SignalIdForm,
	SuggestionAsk,
} from './signal.forms.ts';
export { mayClose, mayCode, mayPickUp, mayPublish, maySee, maySeeContact, mayUndo } from './signal.policy.ts';
export {
	answeringKinds,
	type ClosingReason,
	closingReasons,
	fewestOthers,
	type Offer,
	othersToMention,
	type Signal,
	type SignalKind,
	type SignalSource,
	type SignalState,
	signalKinds,
	signalStates,
	stateOf,
	undoSeconds,
} from './signal.ts';
export { operations } from './signals.api.ts';
