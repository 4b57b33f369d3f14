/** Door for everyone: types, pure rules, forms. */

export {
	type ActionState,
	actionStates,
	type Consultation,
	type Informed,
	informedWays,
	mayAttend,
	mayBringIn,
} from './consultation.ts';
export {
	AskActionForm,
	BeginForm,
	BringInForm,
	DecideForm,
	InformForm,
	ObjectForm,
	SayActionForm,
} from './consultations.forms.ts';
export { consultationsInFile } from './consultations-in-file.ts';
