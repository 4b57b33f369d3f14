import { figuresTable } from '#modules/statistics/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const GET = open('figures.view', async ({ tx, event, url }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const { name, text } = await figuresTable(tx, here.id, url.searchParams.get('kwartaal'));
	return new Response(text, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
	});
});
