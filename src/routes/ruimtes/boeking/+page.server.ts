import { RoomCodeForm } from '#modules/rooms';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('rooms.by-code', async () => ({}));

export const actions = {
	default: acts('rooms.by-code', RoomCodeForm, async ({ form }) => ({
		to: localizeHref(`/ruimtes/boeking/${form.code}`),
	})),
};
