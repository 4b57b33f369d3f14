/** Door for everyone: types, pure rules, forms. */
export {
	BeginProgrammeForm,
	CityGoalForm,
	GoalForm,
	LinkInitiativeForm,
	PledgeAnswerForm,
	PledgeAwayForm,
	PledgeCodeForm,
	PledgeForm,
	ProgrammeButtonForm,
	ProgressForm,
	PublishForm,
	WordsAwayForm,
} from './programme.forms.ts';
