import { figuresScreen } from '#modules/statistics/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const load = open('figures.view', async ({ tx, event, url }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	return { municipality: here.name, demo: here.demo, ...(await figuresScreen(tx, here.id, url)) };
});
