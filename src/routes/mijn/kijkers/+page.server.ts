import { whoLooked } from '#modules/people/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('people.own-card', async ({ tx, actor }) => ({ looks: await whoLooked(tx, actor, 500) }));
