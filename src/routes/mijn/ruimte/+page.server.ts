import { JoinRoomForm, RoomIdForm, SettleForm } from '#modules/rooms';
import { joinRoom, ownRoomsScreen, settleMine, stopHolding } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('rooms.own', ownRoomsScreen);

export const actions = {
	zet: acts('rooms.own', SettleForm, settleMine),
	erbij: acts('rooms.join', JoinRoomForm, async ({ tx, actor, form }) => {
		await joinRoom(tx, actor, form);
	}),
	stop: acts('rooms.own', RoomIdForm, ({ tx, actor, form }) => stopHolding(tx, actor, form.id)),
};
