/** Door for everyone: types, pure rules, forms. */
export { ChooseWayForm } from './arrangement.forms.ts';
export {
	type Arrangement,
	type Ground,
	type Meeting,
	meetings,
	queueOf,
	type Routes,
	routesOf,
	type Way,
	ways,
} from './arrangement.ts';
export { MeetingForm, MeetingKindForm } from './meeting.forms.ts';
export { comesTo, nextOf } from './meeting.ts';
