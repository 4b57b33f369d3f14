import { figuresFile } from '#modules/areas/index.server';
import { figureWords } from '#modules/areas/ui';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const GET = open('areas.figures', async ({ tx, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const { name, text } = await figuresFile(tx, here, params['code'] ?? '', figureWords());
	return new Response(text, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
	});
});
