import { RoomForm } from '#modules/rooms';
import { beginRoom, newRoomScreen } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('rooms.begin', newRoomScreen);

export const actions = {
	default: acts('rooms.begin', RoomForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/ruimtes/${await beginRoom(tx, actor, form)}/beheren/ruimte`),
	})),
};
