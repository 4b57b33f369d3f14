import { whatIsKept } from '#modules/privacy/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('privacy.retention', async ({ tx, actor }) => ({ kept: await whatIsKept(tx, actor) }));
