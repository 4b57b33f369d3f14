import { AreasQuery } from '#modules/areas';
import { areasResource } from '#modules/areas/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('areas.list', AreasQuery, async ({ tx, actor, body }) => ({
	body: await areasResource(tx, actor.municipalityId, body),
}));
