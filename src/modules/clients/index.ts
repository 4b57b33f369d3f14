/** Door for everyone: types and pure rules. */
export {
	ageOn,
	type Client,
	type Ending,
	endings,
	type Help,
	type KeptAs,
	keptAs,
	mayArrange,
	mayWrite,
	type RelationKind,
} from './client.ts';
export {
	AllocateForm,
	BeginClientForm,
	ClaimForm,
	ClientButtonForm,
	ExpectedEndForm,
	FindClientForm,
	RelateForm,
	RelationForm,
	SignalOutBackForm,
	SignalOutForm,
} from './clients.forms.ts';
