import { InviteToRoomForm, KeyForm, RoomIdForm, RoomPersonForm } from '#modules/rooms';
import {
	handKey,
	inviteToRoom,
	keyIsBack,
	leaveRoom,
	roomOf,
	roomPeopleScreen,
	sayOpens,
} from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('rooms.manage', roomPeopleScreen);

export const actions = {
	opent: acts('rooms.tend', RoomPersonForm, ({ tx, actor, params, about, form }) =>
		sayOpens(tx, actor, roomOf({ params, about }), form),
	),
	weg: acts('rooms.tend', RoomIdForm, ({ tx, actor, params, about, form }) =>
		leaveRoom(tx, actor, roomOf({ params, about }), form.id),
	),
	vraag: acts('rooms.tend', InviteToRoomForm, async ({ tx, actor, params, about, form }) => ({
		code: await inviteToRoom(tx, actor, roomOf({ params, about }), form.beheert),
	})),
	sleutel: acts('rooms.tend', KeyForm, ({ tx, actor, params, about, form }) =>
		handKey(tx, actor, roomOf({ params, about }), form),
	),
	terug: acts('rooms.tend', RoomIdForm, ({ tx, actor, params, about, form }) =>
		keyIsBack(tx, actor, roomOf({ params, about }), form.id),
	),
};
