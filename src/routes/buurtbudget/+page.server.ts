import { roundsScreen } from '#modules/rounds/index.server';
import { open } from '#platform/route/index.server';

export const load = open('budget.look', roundsScreen);
