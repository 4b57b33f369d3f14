import { libraryScreen } from '#modules/approaches/index.server';
import { timesDone } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.examples', async ({ tx, actor, url }) => ({
	...libraryScreen(url),
	times: await timesDone(tx, actor.municipalityId),
}));
