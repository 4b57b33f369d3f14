export { type Arranging, endsSoon, type Ground, grounds } from './arranging.ts';
export { type Contact, readContact } from './contact.ts';
export {
	countsAsResident,
	isOpenToAll,
	mayLookOver,
	mayPromiseHelp,
	maySee,
	mayStart,
	mayTend,
} from './initiative.policy.ts';
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
	type SpokenChannel,
	type Stage,
	type StageOnThread,
	spokenChannels,
	stages,
	supportersMissing,
	type Tie,
} from './initiative.ts';
export { operations } from './initiatives.api.ts';
export {
	ApproveForm,
	ArrangeForm,
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
	PutBackForm,
	ReportForm,
	StageForm,
	StartForm,
	SupportForm,
	TakeOffForm,
	TakeOutForm,
	type Voice,
	VouchForm,
	WordsForm,
} from './initiatives.forms.ts';
export { type Again, againAnswers, type LearnedTogether, type Outcome, type Story } from './outcome.ts';
export { type PrivateDetail, privateDetailIn, seenMark } from './public-text.ts';
export { type PulseAnswer, pulseAnswers, wantsCall } from './pulse.ts';
export { type StandingAnswer, standingQuestions } from './standing.ts';
export {
	CalledForm,
	NoteForm,
	OnePhotoForm,
	OneTaskForm,
	PartAwayForm,
	PhotoForm,
	PulseForm,
	RoleForm,
	StandingForm,
	TaskForm,
	WelcomeForm,
} from './team.forms.ts';
export { alike } from './words-alike.ts';
