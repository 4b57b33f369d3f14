import { activitiesOf } from '#modules/activities/index.server';
import { initiativeScreen } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, params, url }) => ({
	...(await initiativeScreen(tx, actor, params['id'] ?? '', url)),
	activities: await activitiesOf(tx, actor.municipalityId, { initiativeId: params['id'] ?? '' }),
}));
