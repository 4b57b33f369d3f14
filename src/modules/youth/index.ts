/** Door for everyone: types, pure rules, forms. */
export {
	AnswerYouthForm,
	AskYouthForm,
	EndAskForm,
	LookOverYouthForm,
	NewYouthForm,
	WriteYouthForm,
	YouthButtonForm,
	YouthCodeForm,
	YouthIdForm,
	YouthWordForm,
} from './youth.forms.ts';
