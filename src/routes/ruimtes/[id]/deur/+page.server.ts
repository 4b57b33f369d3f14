import { roomScreen } from '#modules/rooms/index.server';
import { open } from '#platform/route/index.server';

export const load = open('rooms.look', async (ask) => ({
	...(await roomScreen(ask)),
	address: `${ask.url.host}/ruimtes`,
}));
