/** Door for everyone: types, pure rules, forms. */
export {
	BecameForm,
	DeskButtonForm,
	FoundForm,
	HandUpForm,
	LogForm,
	OpenDeskForm,
	PartyForm,
	PresenceForm,
	SubjectForm,
	TakeForm,
	WordsForm,
} from './desk.forms.ts';
