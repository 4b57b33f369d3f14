import { libraryScreen } from '#modules/approaches/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.examples', async ({ url }) => libraryScreen(url));
