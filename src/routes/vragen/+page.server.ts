import { askingsScreen } from '#modules/asking/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('asking.look', askingsScreen);
