import { NoFieldsForm } from '#modules/rooms';
import { roomScreen, takeUpRoom } from '#modules/rooms/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('rooms.look', roomScreen);

export const actions = {
	opnemen: acts('rooms.begin', NoFieldsForm, async ({ tx, actor, params }) => {
		await takeUpRoom(tx, actor, params['id'] ?? '');
		return { to: localizeHref(`/ruimtes/${params['id']}/beheren`) };
	}),
};
