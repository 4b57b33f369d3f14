import { areaPage } from '#modules/areas/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const load = open('areas.view', async ({ tx, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const profile = await areaPage(tx, here, params['code'] ?? '');
	return {
		profile,
		offers: await publishedOffersNear(tx, here.id, profile.area.code, 4),
		initiatives: await initiativesNear(tx, here.id, profile.area.code, 3),
	};
});
