/** Door for everyone: types, pure rules, forms. */

export {
	AnswerForm,
	BookForm,
	InviteToRoomForm,
	JoinRoomForm,
	KeyForm,
	NoFieldsForm,
	RoomCodeForm,
	RoomForm,
	RoomIdForm,
	RoomPersonForm,
	RulesForm,
	SettleForm,
} from './room.forms.ts';
export {
	type AtOnce,
	atOnceKinds,
	type Management,
	managementKinds,
	type Room,
	type RoomThing,
	roomThings,
	type UserKind,
	userKinds,
} from './room.ts';
export { operations, RoomQuery, RoomsQuery } from './rooms.api.ts';
export { DemandForm, EndDemandForm, HandoverForm } from './space-agenda.forms.ts';
