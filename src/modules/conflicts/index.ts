/** Door for everyone: types, pure rules, forms. */

export {
	AgreementForm,
	CodeTyped,
	EndConflictForm,
	LetReadForm,
	NoConflictFields,
	OnCallForm,
	StepForm,
	StepOutForm,
	TellForm,
} from './conflict.forms.ts';
export { type ConflictKind, type ConflictOutcome, conflictKinds, onCallFor, outcomes } from './conflict.ts';
