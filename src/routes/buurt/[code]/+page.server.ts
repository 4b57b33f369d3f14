import { areaPage } from '#modules/areas/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const load = open('areas.view', async ({ tx, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	return areaPage(tx, here, params['code'] ?? '');
});
