/** Door for everyone: types, pure rules, forms. */
export { AsksQuery, operations } from './asking.api.ts';
export {
	AnswerForm,
	GroupForm,
	JustThis,
	MeetingForm,
	OwnWentForm,
	OwnYesForm,
	StartAskingForm,
	WentForm,
	YesCodeForm,
} from './asking.forms.ts';
export { mayAsk, mayBringTogether, mayStartAsking } from './asking.policy.ts';
export { type Answer, type Ask, type Asking, fewestYes, type Outcome, outcomeOf, whoKnows } from './asking.ts';
