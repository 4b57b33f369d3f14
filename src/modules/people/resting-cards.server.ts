import { clock, dayInAmsterdam } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { restingCards } from './cards.store.server.ts';
import { teamNames } from './directory.server.ts';
import { keeperRoles } from './people.ts';
import { workersNow, workersStillHere } from './workers-in.server.ts';

/**
 * Cards of who wants to be left alone (AVG art. 18), longest first, with who keeps each: for the privacy officer, who sees that
 * nobody uses them and that none is forgotten when a worker leaves.
 */
export async function restingCardsScreen({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	const here = actor.municipalityId;
	const cards = await restingCards(tx, here);
	about({ type: 'resting-cards', personIds: cards.map(({ id }) => id) });
	const keepers = cards.flatMap(({ keeperId }) => keeperId ?? []);
	const names = await workersNow(tx, here, keepers);
	const atWork = await workersStillHere(tx, here, keepers, keeperRoles);
	const teams = await teamNames(tx, here);
	return {
		cards: cards.map(({ id, called, keeperId, teamId, restrictedAt }) => ({
			id,
			called,
			since: dayInAmsterdam(restrictedAt ?? clock.now()),
			team: teams.get(teamId ?? '') ?? '',
			keeper: names.get(keeperId ?? '') ?? '',
			own: keeperId === null,
			keeperGone: keeperId !== null && !atWork.has(keeperId),
		})),
	};
}
