/** Door for everyone: types, pure rules, forms. */

export {
	AskHelpForm,
	BeginForm,
	GiveForm,
	HeavierForm,
	IntakeButtonForm,
	IntakeCodeForm,
	IntakeWayForm,
	PassForm,
	TakeInForm,
	WeighForm,
} from './intake.forms.ts';
export { type IntakeState, isOverdue, type Question, type Weight, weights } from './intake.ts';
export { intakeInFile } from './intake-in-file.ts';
