import { demoMailbox } from '#platform/identity/index.server';
import { open } from '#platform/route/index.server';

export const load = open('identity.look-in', async () => ({ mail: await demoMailbox() }));
