import { publicUpkeepScreen } from '#modules/upkeep/index.server';
import { open } from '#platform/route/index.server';

export const load = open('upkeep.look', publicUpkeepScreen);
