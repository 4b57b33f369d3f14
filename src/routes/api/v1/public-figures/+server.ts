import { PublicFiguresQuery } from '#modules/statistics';
import { publicFiguresResource } from '#modules/statistics/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('figures.view', PublicFiguresQuery, async ({ tx, actor, body }) => ({
	body: await publicFiguresResource(tx, actor.municipalityId, body),
}));
