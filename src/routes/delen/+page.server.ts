import { lendingScreen } from '#modules/lending/index.server';
import { open } from '#platform/route/index.server';

export const load = open('lending.look', lendingScreen);
