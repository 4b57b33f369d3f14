export { type Contact, readContact } from './contact.ts';
export {
	type Ask,
	checklist,
	type Entry,
	type Face,
	hasEnded,
	type Help,
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
export { countsAsResident, isOpenToAll, mayPromiseHelp, maySee, mayStart, mayTend } from './initiative.policy.ts';
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
	NoFields,
	ListQuery,
	NextStepForm,
	StageForm,
	StartForm,
	SupportForm,
	type Voice,
	WordsForm,
} from './initiatives.forms.ts';
export { type PrivateDetail, privateDetailIn } from './public-text.ts';
export { operations } from './initiatives.api.ts';
