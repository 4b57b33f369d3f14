import { upkeepListScreen } from '#modules/upkeep/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('upkeep.read', upkeepListScreen);
