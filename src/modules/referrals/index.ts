/** Door for everyone: types, pure rules, forms. */
export { FhirServiceRequest } from './fhir-referral.ts';
export {
	AskedForm,
	ChangePracticeForm,
	CoachForm,
	EndReferralForm,
	KeyForm,
	NearForm,
	NewPracticeForm,
	PracticeForm,
	ReferForm,
	ReferralButton,
	ReferralCodeForm,
	SlipLevelForm,
	TryForm,
} from './referral.forms.ts';
export { NothingAsked, operations } from './referrals.api.ts';
