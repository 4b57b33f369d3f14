import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { arrangementIn, askedTeamsIn } from '#modules/organising/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { intakeCodeHash, wayFor, workersFor } from './intake.server.ts';
import { passesTo, questionByCode, questionsIn, toldIn } from './intake.store.server.ts';
import { isOverdue, mayTalk, mayWeigh } from './intake.ts';
import { intakeWays } from './intake-way.store.server.ts';

const places = async (tx: Tx, actor: Actor, mine: boolean) =>
	(await areasOf(tx, actor.municipalityId))
		.filter(({ code, kind }) => kind !== 'municipality' && (!mine || actor.areas.includes(code)))
		.toSorted(byKindAndCode)
		.map(({ code, name }) => ({ value: code, label: spokenName(name) }));

const worksHere = (actor: Actor): boolean => hasRole(actor, 'team_worker', 'team_lead', 'social_broker');

/**
 * For everybody: three questions and no account. From the page of a neighbourhood it is filled in, and says who reads it; where
 * organisations keep what they were asked one may choose whom to ask.
 */
export async function askHelpScreen({ tx, actor, url }: Ask) {
	const areas = await places(tx, actor, false);
	const chosen = areas.find(({ value }) => value === url.searchParams.get('gebied'))?.value ?? '';
	const way = chosen ? await arrangementIn(tx, actor.municipalityId, chosen) : null;
	return {
		areas,
		chosen,
		first: way?.firstTeam ?? '',
		days: way?.talkDays ?? null,
		asked: way ? await askedTeamsIn(tx, actor.municipalityId, way) : [],
		works: worksHere(actor),
	};
}

/** Behind a code: where it is, by when, and about how many wait before it. @throws NotFound */
export async function intakeCodeScreen({ tx, actor, params }: Ask) {
	const one = await questionByCode(tx, actor.municipalityId, intakeCodeHash(params['code'] ?? ''));
	if (!one) throw new NotFound('intake', 'code');
	return { one };
}

/** The queue of one's team: oldest first, with how many days somebody waits. No name and no word. */
export async function queueScreen({ tx, actor, about, url }: Ask) {
	const today = clock.today();
	const all = await questionsIn(tx, actor.municipalityId);
	for (const { id } of all) about({ type: 'intake', id });
	const leads = hasRole(actor, 'team_lead');
	return {
		waiting: all.map((one) => ({
			...one,
			overdue: isOverdue(one, today),
			mine: (one.state === 'given' ? one.givenTo : one.talkWorkerId) === actor.personId,
		})),
		leads,
		unclaimed: leads && all.some(({ teamId }) => teamId === null),
		saved: url.searchParams.has('bewaard'),
	};
}

export const takeInScreen = async ({ tx, actor }: Ask) => ({ areas: await places(tx, actor, true) });

/** One question, its words for who goes on with it, with who can weigh it and go on with it. @throws NotFound */
export async function questionScreen({ tx, actor, about, params, url }: Ask) {
	const id = params['id'] ?? '';
	const [one] = await questionsIn(tx, actor.municipalityId, id);
	if (!one) throw new NotFound('intake', id);
	about({ type: 'intake', id });
	const way = await wayFor(tx, actor, one);
	const weighs = mayWeigh(actor, one, way);
	const passes = weighs || (one.talkWorkerId !== null && one.talkWorkerId === actor.personId);
	const told = await toldIn(tx, actor.municipalityId, id);
	const [first = '', ...rest] = (told?.called ?? '').split(' ');
	return {
		one,
		told: told ?? null,
		way: way ?? null,
		weighs,
		talks: mayTalk(actor, one),
		passesTo:
			passes && ['waiting', 'talk', 'fits'].includes(one.state)
				? (await passesTo(tx, one.areaCode)).map(({ id: value, called, organisation }) => ({
						value,
						label: `${called} (${organisation})`,
					}))
				: [],
		mine: one.state === 'given' && one.givenTo === actor.personId,
		workers: weighs
			? (await workersFor(actor, one.areaCode)).map(({ id: value, name, teamName }) => ({
					value,
					label: `${name}, ${teamName}`,
				}))
			: [],
		name: { first, last: rest.join(' ') },
		overdue: isOverdue(one, clock.today()),
		saved: url.searchParams.has('bewaard'),
	};
}

/** How an area takes questions in, for its lead. */
export async function intakeWayScreen({ tx, actor, url }: Ask) {
	const districts = (await places(tx, actor, true)).filter(({ value }) => value.startsWith('WK'));
	const chosen = districts.find(({ value }) => value === url.searchParams.get('gebied')) ?? districts[0];
	const way = (await intakeWays(tx, actor.municipalityId)).find(
		({ areaCode, teamId }) => areaCode === chosen?.value && teamId === actor.teamId,
	);
	const arranged = chosen ? await arrangementIn(tx, actor.municipalityId, chosen.value) : null;
	return {
		districts,
		chosen: chosen?.value ?? '',
		way: way ?? null,
		/** The term that the way of the district promises to everybody. */
		promised: arranged?.talkDays ?? null,
		workers: chosen ? (await workersFor(actor, chosen.value)).map(({ id, name }) => ({ id, name })) : [],
		saved: url.searchParams.has('bewaard'),
	};
}

/** On Vandaag of a lead: how many should have had a first talk by now. From the care zone, in a transaction of its own. */
export async function intakeToday({ actor }: Pick<Ask, 'actor'>): Promise<{ overdue: number; waiting: number }> {
	if (!hasRole(actor, 'team_lead')) return { overdue: 0, waiting: 0 };
	const all = await asActor(actor, 'care', (tx) => questionsIn(tx, actor.municipalityId));
	const today = clock.today();
	return {
		overdue: all.filter((one) => isOverdue(one, today)).length,
		waiting: all.filter(({ state }) => state === 'waiting').length,
	};
}
