/** Door for everyone: types, pure rules, forms. */
export {
	AnswerYouthForm,
	AskYouthForm,
	EndAskForm,
	LookOverYouthForm,
	NewYouthForm,
	ParentCodeForm,
	WriteYouthForm,
	YouthAskForm,
	YouthButtonForm,
	YouthCodeForm,
	YouthIdForm,
	YouthWordForm,
} from './youth.forms.ts';
