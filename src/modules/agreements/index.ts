/** Door for everyone: what an agreement with a partner is, its rules and its forms. */

export {
	EndAgreementForm,
	FeedbackForm,
	KeyForm,
	NothingToFill,
	PassOnForm,
	ProposeForm,
} from './agreement.forms.ts';
export { mayConfirm, mayEnd, mayHandOutKeys, mayPropose } from './agreement.policy.ts';
export {
	type Agreement,
	type AgreementState,
	agreementStates,
	type FeedbackLevel,
	type FeedbackSentence,
	feedbackLevels,
	feedbackSentences,
	type Ground,
	grounds,
	type KeyUse,
	keyUses,
	liesWithin,
	type PassedOn,
	periodFault,
	stateOn,
} from './agreement.ts';
export { NothingAsked, operations } from './agreements.api.ts';
