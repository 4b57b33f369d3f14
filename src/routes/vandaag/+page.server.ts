import { actionProgrammesToday } from '#modules/action-programme/index.server';
import { roundsToday } from '#modules/ambassador-round/index.server';
import { askingsToday } from '#modules/asking/index.server';
import { questionsForMe } from '#modules/asking-around/index.server';
import { conflictsToday } from '#modules/conflicts/index.server';
import { hostsToday, timeToday } from '#modules/host-groups/index.server';
import { initiativesToday } from '#modules/initiatives/index.server';
import { leavingToday } from '#modules/leaving/index.server';
import { matchesToday } from '#modules/matching/index.server';
import { newcomersToday } from '#modules/newcomers/index.server';
import { balanceToday, meetingsToday } from '#modules/organising/index.server';
import { todayScreen } from '#modules/patterns/index.server';
import { programmesDue } from '#modules/programmes/index.server';
import { promisesToday } from '#modules/promises/index.server';
import { obstaclesToday, requestsToday } from '#modules/requests/index.server';
import { budgetToday } from '#modules/rounds/index.server';
import { tellingToday } from '#modules/spending/index.server';
import { askAgainDue } from '#modules/talents/index.server';
import { upkeepToday } from '#modules/upkeep/index.server';
import { volunteersToday } from '#modules/volunteers/index.server';
import { watchesToday } from '#modules/watching/index.server';
import { youthToday } from '#modules/youth/index.server';
import { clock } from '#platform/clock';
import { reads } from '#platform/route/index.server';
import { waitsInCare } from './from-care.server.ts';

export const load = reads('today.look', async (ask) => {
	const askAgain = await askAgainDue(ask.tx, ask.actor, clock.today());
	ask.about({ personIds: askAgain.map(({ cardId }) => cardId) });
	return {
		...(await todayScreen(ask)),
		askAgain,
		matches: await matchesToday(ask),
		questions: await questionsForMe(ask.tx, ask.actor),
		watching: await watchesToday(ask),
		asking: await askingsToday(ask),
		rounds: await roundsToday(ask),
		programmes: await programmesDue(ask.tx, ask.actor, clock.today(), ask.about),
		balance: await balanceToday(ask),
		meetings: await meetingsToday(ask),
		newHere: await newcomersToday(ask),
		plans: await actionProgrammesToday(ask),
		youth: await youthToday(ask),
		...(await waitsInCare(ask)),
		upkeep: await upkeepToday(ask),
		promises: await promisesToday(ask),
		requests: await requestsToday(ask),
		obstacles: await obstaclesToday(ask),
		volunteers: await volunteersToday(ask),
		helped: await initiativesToday(ask),
		leaving: await leavingToday(ask),
		conflicts: await conflictsToday(ask),
		hosts: { groups: await hostsToday(ask), time: await timeToday(ask) },
		budget: await budgetToday(ask),
		telling: await tellingToday(ask),
	};
});
