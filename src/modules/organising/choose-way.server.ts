import { findArea } from '#modules/areas/index.server';
import { teamNames, teamsIn } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId } from '#platform/ids';
import type { ChooseWayForm } from './arrangement.forms.ts';
import { type Arrangement, districtOf, mayChooseWay, queueOf, routesOf } from './arrangement.ts';
import { addArrangement, arrangementsOf, closeArrangement } from './arrangements.store.server.ts';

/**
 * How the district of this area organises, for whoever lets their route follow it (with `routesOf` and `queueOf`).
 * Null where nothing was chosen. @param areaCode of a district or a neighbourhood in it
 */
export async function arrangementIn(tx: Tx, municipalityId: string, areaCode: string): Promise<Arrangement | null> {
	const [one] = await arrangementsOf(tx, municipalityId, { areaCode: districtOf(areaCode), now: true });
	return one ?? null;
}

/**
 * In whose queue a question of this area waits when nobody takes it at once. A team that ended gets nothing: then it
 * waits with the team it was asked of. Zone community.
 */
export async function queueTeamIn(tx: Tx, municipalityId: string, areaCode: string, askedTeamId: string) {
	const queue = queueOf(await arrangementIn(tx, municipalityId, areaCode), askedTeamId);
	const there = await teamsIn(tx, municipalityId, [areaCode, districtOf(areaCode)]);
	const id = there.some((team) => team.id === queue) ? queue : askedTeamId;
	return { id, name: (await teamNames(tx, municipalityId)).get(id) ?? '' };
}

/** The words that everybody reads, by field. */
export const wordsOf = ({ why, breadth, depth, expect, asked, reach, parties }: Partial<ChooseWayForm>) => ({
	...{ why, breadth, depth, expect, asked, reach, parties },
});

/**
 * A district chooses. What held before stays to be read, with the day it ended.
 * @throws NotFound, NotAllowed, Refused('date-in-future' | 'organising-team' | 'organising-back' | 'public-number' | 'public-health' | 'text-points-at-person')
 */
export async function chooseWay(tx: Tx, actor: Actor, areaCode: string, form: ChooseWayForm): Promise<string> {
	const area = await findArea(tx, actor.municipalityId, areaCode);
	if (area?.kind !== 'district') throw new NotFound('area', areaCode);
	if (!mayChooseWay(actor, areaCode) || !actor.personId) throw new NotAllowed('organising.choose');
	const today = clock.today();
	if (form.since > today) throw new Refused('organising-since', 'since');
	const teams = await teamsIn(tx, actor.municipalityId, [areaCode]);
	const first = teams.find(({ id }) => id === form.first);
	if (!first) throw new Refused('organising-team', 'first');
	const back = routesOf(form.way).heavier === 'back-team' ? teams.find(({ id }) => id === form.back) : undefined;
	if (routesOf(form.way).heavier === 'back-team' && (!back || back.id === first.id))
		throw new Refused('organising-back', 'back');
	// A team may be called on a number of its own; that is asked about once.
	refusePublicWords(wordsOf(form), { confirmed: form.confirmed, numbersMayStand: true });
	await closeArrangement(tx, actor.municipalityId, areaCode, today);
	const { first: _first, back: _back, since, share, confirmed: _confirmed, ...words } = form;
	const id = newId();
	await addArrangement(
		tx,
		actor.municipalityId,
		{
			...{ id, areaCode, ...words, communityShare: share, sinceOn: since, madeOn: today },
			...{ firstTeamId: first.id, firstTeam: first.name, backTeamId: back?.id ?? null, backTeam: back?.name ?? '' },
			chosenAs: hasRole(actor, 'administrator') ? 'administrator' : 'team_lead',
		},
		actor.personId,
	);
	return id;
}
