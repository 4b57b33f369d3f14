import { approachScreen } from '#modules/approaches/index.server';
import { initiativesWith, learnedFrom } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.examples', async ({ tx, actor, params, url }) => ({
	...approachScreen(params['code'] ?? '', url),
	near: await initiativesWith(tx, actor.municipalityId, params['code'] ?? ''),
	learned: await learnedFrom(tx, actor.municipalityId, params['code'] ?? ''),
}));
