import { figuresFile } from '#modules/areas/index.server';
import { figureWords } from '#modules/areas/ui';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';

export const GET = open('areas.figures', async ({ tx, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	return figuresFile(tx, here, params['code'] ?? '', figureWords());
});
