import { open } from '#platform/route/index.server';

export const load = open('home.look', async () => ({}));
