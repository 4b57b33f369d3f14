import { HsdsOneQuery } from '#modules/social-map';
import { hsdsDocument } from '#modules/social-map/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('social-map.look', HsdsOneQuery, async ({ tx, actor, params }) => ({
	body: await hsdsDocument(tx, actor.municipalityId, 'service_at_locations', params['id'] ?? ''),
}));
