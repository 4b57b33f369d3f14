export { type Contact, readContact } from './contact.ts';
export { countsAsResident, isOpenToAll, mayPromiseHelp, maySee, mayStart, mayTend } from './initiative.policy.ts';
export {
	type Ask,
	checklist,
	type Entry,
	type Face,
	type Help,
	hasEnded,
	type Initiative,
	initialsOf,
	isPublic,
	nextStage,
	openChecks,
	type Stage,
	type StageOnThread,
	stages,
	supportersMissing,
	type Tie,
} from './initiative.ts';
export { operations } from './initiatives.api.ts';
export {
	AskForm,
	EndForm,
	EntryAwayForm,
	EntryForm,
	FaceAwayForm,
	FaceForm,
	FoundForm,
	HelpForm,
	JoinForm,
	ListQuery,
	NextStepForm,
	NoFields,
	StageForm,
	StartForm,
	SupportForm,
	type Voice,
	WordsForm,
} from './initiatives.forms.ts';
export { type PrivateDetail, privateDetailIn } from './public-text.ts';
