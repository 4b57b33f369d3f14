import { listScreen } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, url }) => listScreen(tx, actor, url));
