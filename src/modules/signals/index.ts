export {
	answeringKinds,
	type ClosingReason,
	closingReasons,
	fewestOthers,
	type Offer,
	othersToMention,
	type Signal,
	type SignalKind,
	signalKinds,
	type SignalSource,
	type SignalState,
	signalStates,
	stateOf,
	undoSeconds,
} from './signal.ts';
export { checkText, findIdentifiers, type Identifier, type IdentifierKind, isBsn, markOf, type TextCheck } from './identifiers.ts';
export { followCodeBytes, followCodeFrom, readFollowCode } from './follow-code.ts';
export { guessKind } from './guess-kind.ts';
export { AdditionForm, CaptureForm, CloseForm, CodeNeedForm, FollowForm, NoFields, OfferFilter, OfferForm, SignalFilter, SignalIdForm, SuggestionAsk } from './signal.forms.ts';
export { mayClose, mayCode, mayPickUp, mayPublish, maySee, maySeeContact, mayUndo } from './signal.policy.ts';
export { operations } from './signals.api.ts';
export { NoPabulibFile, type Proposal, type ProposalsFile, readPabulib } from './pabulib.ts';
export { practiceColumns, type PracticeRow } from './practice-signals.ts';
