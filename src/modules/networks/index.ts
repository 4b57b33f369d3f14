/** Door for everyone: types, pure rules, forms. */

export {
	NetworkAnswerForm,
	NetworkButtonForm,
	NetworkPersonForm,
	NetworkPersonIdForm,
	NetworkPictureForm,
	NetworkPlaceForm,
	NetworkStepForm,
} from './network.forms.ts';
export { type Askable, type NetworkPerson, type Task, tasks } from './network.ts';
export { mayDraw } from './networks.policy.ts';
export { networksInFile } from './networks-in-file.ts';
