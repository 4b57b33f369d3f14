import { roundsToday } from '#modules/ambassador-round/index.server';
import { askingsToday } from '#modules/asking/index.server';
import { questionsForMe } from '#modules/asking-around/index.server';
import { matchesToday } from '#modules/matching/index.server';
import { todayScreen } from '#modules/patterns/index.server';
import { programmesDue } from '#modules/programmes/index.server';
import { askAgainDue } from '#modules/talents/index.server';
import { volunteersToday } from '#modules/volunteers/index.server';
import { watchesToday } from '#modules/watching/index.server';
import { clock } from '#platform/clock';
import { reads } from '#platform/route/index.server';

export const load = reads('today.look', async (ask) => ({
	...(await todayScreen(ask)),
	askAgain: await askAgainDue(ask.tx, ask.actor, clock.today()),
	matches: await matchesToday(ask.tx, ask.actor),
	questions: await questionsForMe(ask.tx, ask.actor),
	watching: await watchesToday(ask.tx, ask.actor),
	asking: await askingsToday(ask),
	rounds: await roundsToday(ask),
	programmes: await programmesDue(ask.tx, ask.actor, clock.today()),
	volunteers: await volunteersToday(ask.tx, ask.actor),
}));
