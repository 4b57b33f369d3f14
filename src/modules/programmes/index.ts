/** Door for everyone: types, pure rules, forms. */

export {
	AgreementsForm,
	ClickForm,
	JustThis,
	LineForm,
	MemberForm,
	MoneyForm,
	NewProgrammeForm,
	OwnClickForm,
	OwnLineForm,
	OwnMoneyForm,
	OwnStoryForm,
	PairForm,
	PairUpForm,
	StepForm,
	StoryForm,
	TakePartForm,
	TalkForm,
	UndoStepForm,
} from './programme.forms.ts';
export { monthsAfter } from './programme.ts';
export { type ProgrammeTemplate, parseTemplates } from './programme-template.ts';
