import { HandoverForm, NoFieldsForm, RoomForm, RulesForm } from '#modules/rooms';
import { endRoom, handOverRoom, rewriteRoom, roomFactsScreen, roomOf, writeRules } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('rooms.manage', roomFactsScreen);

export const actions = {
	regels: acts('rooms.tend', RulesForm, ({ tx, actor, params, about, form }) =>
		writeRules(tx, actor, roomOf({ params, about }), form),
	),
	bewaar: acts('rooms.tend', RoomForm, ({ tx, actor, params, about, form }) =>
		rewriteRoom(tx, actor, roomOf({ params, about }), form),
	),
	overdragen: acts('rooms.tend', HandoverForm, ({ tx, actor, params, about, form }) =>
		handOverRoom(tx, actor, roomOf({ params, about }), form),
	),
	einde: acts('rooms.tend', NoFieldsForm, async ({ tx, actor, params, about }) => {
		await endRoom(tx, actor, roomOf({ params, about }));
		return { to: localizeHref('/mijn/ruimte') };
	}),
};
