import { queueScreen } from '#modules/intake/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('intake.queue', queueScreen);
