import { roundsScreen } from '#modules/ambassador-round/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('rounds.look', roundsScreen);
