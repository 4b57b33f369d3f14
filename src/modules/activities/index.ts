/** Door for everyone: types, pure rules, forms. */
export { ActivitiesQuery, operations } from './activities.api.ts';
export {
	ActivityButton,
	ActivityForm,
	AnswerPairForm,
	AskPairForm,
	EndForm,
	GoingForm,
	MoveForm,
	NewActivityForm,
	OffForm,
	ProposePairForm,
	SignUpForm,
	SuggestForm,
	SuggestionForm,
	TurnoutForm,
} from './activities.forms.ts';
export { mayAddIn, mayRun } from './activity.policy.ts';
