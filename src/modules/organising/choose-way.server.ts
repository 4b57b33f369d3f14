import { findArea } from '#modules/areas/index.server';
import { teamNames, teamsIn, teamsToShareWith } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId } from '#platform/ids';
import type { ChooseWayForm } from './arrangement.forms.ts';
import { type Arrangement, districtOf, mayChooseWay, queueOf, routesOf } from './arrangement.ts';
import { addArrangement, arrangementsOf, askedTeamsOf, closeArrangement } from './arrangements.store.server.ts';
import { carryMeetings } from './meetings.store.server.ts';

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

/** Whom one may ask besides the first team, where everybody keeps what they were asked. */
export const askedTeamsIn = async (tx: Tx, municipalityId: string, { id, way }: Pick<Arrangement, 'id' | 'way'>) =>
	routesOf(way).queue === 'asked-team' ? ((await askedTeamsOf(tx, municipalityId, [id])).get(id) ?? []) : [];

/** The words that everybody reads, by field. */
export const wordsOf = ({ why, breadth, depth, expect, asked, reach, parties }: Partial<ChooseWayForm>) => ({
	...{ why, breadth, depth, expect, asked, reach, parties },
});

/** A lead decides what the own organisation takes on; what another has goes by who administrates the town. @throws Refused('organising-own') */
async function refuseOthers(tx: Tx, actor: Actor, areaCode: string, firstId: string): Promise<void> {
	if (hasRole(actor, 'administrator')) return;
	const teams = await teamsToShareWith(tx, actor.municipalityId);
	const ours = new Set(teams.filter((team) => team.organisationId === actor.organisationId).map(({ id }) => id));
	const now = await arrangementIn(tx, actor.municipalityId, areaCode);
	if (!ours.has(firstId) || (now && !ours.has(now.firstTeamId))) throw new Refused('organising-own', 'first');
}

/**
 * A district chooses. What held before stays to be read, with the day it ended; a meeting that goes on keeps its day and place.
 * @throws NotFound, NotAllowed, Refused('date-in-future' | 'organising-team' | 'organising-own' | 'organising-back' | 'public-number' | 'public-health' | 'text-points-at-person')
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
	await refuseOthers(tx, actor, areaCode, first.id);
	const routes = routesOf(form.way);
	const back = routes.heavier === 'back-team' ? teams.find(({ id }) => id === form.back) : undefined;
	if (routes.heavier === 'back-team' && (!back || back.id === first.id)) throw new Refused('organising-back', 'back');
	const named = routes.queue === 'asked-team' ? form.teams.filter((id) => id !== first.id) : [];
	const asked = teams.filter(({ id }) => named.includes(id));
	if (asked.length < named.length) throw new Refused('organising-team', 'teams');
	// A team may be called on a number of its own; that is asked about once.
	refusePublicWords(wordsOf(form), { confirmed: form.confirmed, numbersMayStand: true });
	const before = await arrangementIn(tx, actor.municipalityId, areaCode);
	await closeArrangement(tx, actor.municipalityId, areaCode, today);
	const { first: _first, back: _back, teams: _teams, since, share, days, confirmed: _confirmed, ...words } = form;
	const id = newId();
	await addArrangement(
		tx,
		actor.municipalityId,
		{
			...{ id, areaCode, ...words, communityShare: share, talkDays: days, sinceOn: since, madeOn: today },
			...{ firstTeamId: first.id, firstTeam: first.name, backTeamId: back?.id ?? null, backTeam: back?.name ?? '' },
			chosenAs: hasRole(actor, 'administrator') ? 'administrator' : 'team_lead',
		},
		asked,
		actor.personId,
	);
	if (before) await carryMeetings(tx, actor.municipalityId, { from: before.id, to: id, kinds: routes.meetings, today });
	return id;
}
