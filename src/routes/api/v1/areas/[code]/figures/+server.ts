import { FiguresQuery } from '#modules/areas';
import { figuresResource } from '#modules/areas/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('areas.figures', FiguresQuery, async ({ tx, actor, params, body }) => ({
	body: await figuresResource(tx, actor.municipalityId, params['code'] ?? '', body),
}));
