import { AreaQuery } from '#modules/areas';
import { areaResource } from '#modules/areas/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('areas.view', AreaQuery, async ({ tx, actor, params }) => ({
	body: await areaResource(tx, actor.municipalityId, params['code'] ?? ''),
}));
