import { initiativeScreen } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, params, url }) =>
	initiativeScreen(tx, actor, params['id'] ?? '', url),
);
