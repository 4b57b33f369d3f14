/** Door for everyone: types, pure rules, forms. */

export { type Domain, domains, isRunning, limitPassed, type Mandate, type MessageState, mayAgree } from './mandate.ts';
export {
	AgreeMandateForm,
	AnswerMessageForm,
	CheckDecisionForm,
	DecideMandateForm,
	DoneMessageForm,
	EndMandateForm,
} from './mandates.forms.ts';
export { mandatesInFile } from './mandates-in-file.ts';
