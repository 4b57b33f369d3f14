import { ownWatchesScreen } from '#modules/watching/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('watching.own', ownWatchesScreen);
