/** Door for everyone: types, pure rules, forms. */
export {
	ConfirmForm,
	HelpedForm,
	MergeForm,
	PrepareForm,
	QuestionForm,
	RecheckForm,
	SessionAnswerForm,
} from './session.forms.ts';
