import { programmeScreen } from '#modules/action-programme/index.server';
import { youthPart } from '#modules/youth/index.server';
import { open } from '#platform/route/index.server';

export const load = open('action.look', async (ask) => ({
	...(await programmeScreen(ask)),
	youth: await youthPart(ask.tx, ask.actor.municipalityId, { programmeId: ask.params['id'] ?? '' }),
}));
