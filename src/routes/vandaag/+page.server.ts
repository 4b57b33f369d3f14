import { roundsToday } from '#modules/ambassador-round/index.server';
import { askingsToday } from '#modules/asking/index.server';
import { todayScreen } from '#modules/patterns/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('today.look', async (ask) => ({
	...(await todayScreen(ask)),
	asking: await askingsToday(ask),
	rounds: await roundsToday(ask),
}));
