import { heavierCountsScreen } from '#modules/intake/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('heavier.count', heavierCountsScreen);
