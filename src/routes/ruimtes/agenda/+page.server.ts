import { DemandForm, EndDemandForm } from '#modules/rooms';
import { agendaScreen, askForRoom, endDemand } from '#modules/rooms/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('rooms.agenda', agendaScreen);

export const actions = {
	zoek: acts('rooms.demand', DemandForm, ({ tx, actor, form }) => askForRoom(tx, actor, form)),
	klaar: acts('rooms.demand', EndDemandForm, ({ tx, actor, form }) =>
		endDemand(tx, actor, { id: form.id, gevonden: form.gevonden }),
	),
};
