import { NoFields } from '#modules/initiatives';
import { initiativeResource } from '#modules/initiatives/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('initiatives.look', NoFields, async ({ tx, actor, params }) => ({
	body: await initiativeResource(tx, actor.municipalityId, params['id'] ?? ''),
}));
