import { HsdsQuery } from '#modules/social-map';
import { hsdsPage } from '#modules/social-map/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('social-map.look', HsdsQuery, async ({ tx, actor, body }) => ({
	body: await hsdsPage(tx, actor.municipalityId, 'service_at_locations', body),
}));
