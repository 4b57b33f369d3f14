/** Door for everyone: types and pure rules. */

export { childSaysToo } from './age-rules.ts';
export {
	ageOn,
	type Client,
	type Ending,
	endings,
	type Help,
	isPerson,
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
export { clientsInFile } from './clients-in-file.ts';
export { type InFile, isCopied, ofTheMachine, type TableInFile, type TableLeftOut } from './in-file.ts';
export {
	AgreeRequestForm,
	AlertForm,
	AnswerRequestForm,
	EmergencyForm,
	ExportForm,
	GoOnForm,
	LeftForm,
	NearForm,
	NearIdForm,
	RequestForm,
	SafetyForm,
	SettleForm,
	ShareForm,
	StandForm,
	StandIdForm,
	ToldForm,
	WeighForm,
	WeighParentForm,
	WithdrawForm,
} from './walls.forms.ts';
