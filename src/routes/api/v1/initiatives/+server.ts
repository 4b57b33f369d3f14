import { ListQuery } from '#modules/initiatives';
import { initiativesResource } from '#modules/initiatives/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('initiatives.look', ListQuery, async ({ tx, actor, body }) => ({
	body: await initiativesResource(tx, actor.municipalityId, body),
}));
