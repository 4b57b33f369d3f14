import { waysScreen } from '#modules/organising/index.server';
import { open } from '#platform/route/index.server';

export const load = open('organising.look', waysScreen);
