import { NoFieldsForm, RoomForm, RulesForm } from '#modules/rooms';
import { endRoom, rewriteRoom, roomFactsScreen, writeRules } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('rooms.manage', roomFactsScreen);

export const actions = {
	regels: acts('rooms.tend', RulesForm, ({ tx, actor, params, form }) =>
		writeRules(tx, actor, params['id'] ?? '', form),
	),
	bewaar: acts('rooms.tend', RoomForm, ({ tx, actor, params, form }) =>
		rewriteRoom(tx, actor, params['id'] ?? '', form),
	),
	einde: acts('rooms.tend', NoFieldsForm, async ({ tx, actor, params }) => {
		await endRoom(tx, actor, params['id'] ?? '');
		return { to: localizeHref('/mijn/ruimte') };
	}),
};
