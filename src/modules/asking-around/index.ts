/** Door for everyone: types, pure rules, forms. */
export {
	BothForm,
	CloseForm,
	HowForm,
	InquiryForm,
	JustThis,
	LineSignalForm,
	OnMapForm,
	TapForm,
} from './inquiry.forms.ts';
export { mayAskAround } from './inquiry.policy.ts';
export { type Inquiry, stateOf } from './inquiry.ts';
