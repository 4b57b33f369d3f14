import { figuresTable } from '#modules/statistics/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const GET = open('figures.view', async ({ tx, event, url }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	return figuresTable(tx, here.id, url.searchParams.get('kwartaal'));
});
