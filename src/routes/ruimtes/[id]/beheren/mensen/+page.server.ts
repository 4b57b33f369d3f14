import { InviteToRoomForm, KeyForm, RoomIdForm, RoomPersonForm } from '#modules/rooms';
import { handKey, inviteToRoom, keyIsBack, leaveRoom, roomPeopleScreen, sayOpens } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('rooms.manage', roomPeopleScreen);

export const actions = {
	opent: acts('rooms.tend', RoomPersonForm, ({ tx, actor, params, form }) =>
		sayOpens(tx, actor, params['id'] ?? '', form),
	),
	weg: acts('rooms.tend', RoomIdForm, ({ tx, actor, params, form }) =>
		leaveRoom(tx, actor, params['id'] ?? '', form.id),
	),
	vraag: acts('rooms.tend', InviteToRoomForm, async ({ tx, actor, params, form }) => ({
		code: await inviteToRoom(tx, actor, params['id'] ?? '', form.beheert),
	})),
	sleutel: acts('rooms.tend', KeyForm, ({ tx, actor, params, form }) => handKey(tx, actor, params['id'] ?? '', form)),
	terug: acts('rooms.tend', RoomIdForm, ({ tx, actor, params, form }) =>
		keyIsBack(tx, actor, params['id'] ?? '', form.id),
	),
};
