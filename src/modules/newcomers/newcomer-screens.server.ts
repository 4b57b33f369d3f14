import { activitiesOf, daysOfActivities } from '#modules/activities/index.server';
import { byKindAndCode, officialOf, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { teamNames } from '#modules/people/index.server';
import { ownProgrammeScreen, pairsFromTemplate } from '#modules/programmes/index.server';
import { sharedTalents } from '#modules/talents/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { theTrack } from './load-track.server.ts';
import { mayMarkSlot } from './newcomers.policy.ts';
import { slotAhead } from './newcomers.server.ts';
import { slotsOf, stepsOf } from './newcomers.store.server.ts';
import { halfDays, newHereTemplate, quietDays, quietSince, stepsDone } from './track.ts';

/** Every language slot of the coming week in a district or neighbourhood; '' for the whole town. */
async function slotsThisWeek(tx: Tx, municipalityId: string, inside: string) {
	const marked = new Map((await slotsOf(tx, municipalityId)).map((one) => [one.activityId, one]));
	const days = await daysOfActivities(tx, municipalityId, [...marked.keys()], 6);
	return days
		.filter(({ areaCode }) => areaCode.slice(2).startsWith(inside))
		.flatMap(({ minutes: _, ...day }) => {
			const slot = marked.get(day.id);
			return slot ? { ...day, leads: slot.leads, level: slot.level } : [];
		});
}
export type SlotShown = Awaited<ReturnType<typeof slotsThisWeek>>[number];

/** For everybody: where to practise the language this week, and the way up from there. `?gebied=` narrows it. */
export async function newHereScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'));
	const slots = await slotsThisWeek(tx, actor.municipalityId, chosen?.code.slice(2) ?? '');
	return {
		chosen: chosen?.code ?? '',
		place: chosen ? spokenName(chosen.name) : '',
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		halfDays: halfDays(slots),
		days: Object.entries(Object.groupBy(slots, ({ day }) => day)).map(([day, items]) => ({ day, items: items ?? [] })),
		steps: theTrack().steps,
		route: theTrack().route,
		works: hasRole(actor, 'social_broker', 'team_worker'),
	};
}

/** Who can interpret, as shared by people themselves: languages and parts of the week, never a name. Asked through a match. */
async function interpreters(tx: Tx, actor: Actor) {
	const areas = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const teams = await teamNames(tx, actor.municipalityId);
	const found = await sharedTalents(tx, actor.municipalityId, { kind: 'talent', needCodes: ['interpreting'] });
	return found.map(({ id, words, languages, available, areaCode, teamId }) => ({
		...{ id, words, available, languages: languages.filter((code) => code !== 'nl') },
		area: areas.get(areaCode ?? '') ?? '',
		team: teams.get(teamId ?? '') ?? '',
	}));
}

/** For workers: pairs of the own team and how far they are, who interprets, and which activities are language slots. */
export async function tendNewcomersScreen({ tx, actor, about, url }: Ask) {
	const pairs = await pairsFromTemplate({ tx, actor, about }, newHereTemplate);
	const done = await stepsOf(
		tx,
		actor.municipalityId,
		pairs.map(({ id }) => id),
	);
	const marked = new Map((await slotsOf(tx, actor.municipalityId)).map((one) => [one.activityId, one]));
	const nearby = [];
	for (const area of (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind === 'neighbourhood' && mayMarkSlot(actor, code),
	))
		nearby.push(...(await activitiesOf(tx, actor.municipalityId, { areaCode: area.code }, slotAhead)));
	return {
		pairs: pairs.map(({ programmeId: _, ...pair }) => ({
			...pair,
			done: done.filter(({ pairId }) => pairId === pair.id).length,
		})),
		of: theTrack().steps.length,
		interpreters: await interpreters(tx, actor),
		activities: nearby.map(({ id, title, place, day, from }) => ({
			...{ id, title, place, day, from },
			slot: marked.get(id) ?? null,
		})),
		saved: url.searchParams.has('bewaard'),
	};
}

/** One pair for its team, to tick together or to print. @throws NotFound */
export async function newcomerPairScreen({ tx, actor, about, params }: Ask) {
	const pair = (await pairsFromTemplate({ tx, actor, about }, newHereTemplate)).find(
		({ id }) => id === params['koppel'],
	);
	if (!pair) throw new NotFound('newcomer-pair', params['koppel'] ?? '');
	const done = await stepsOf(tx, actor.municipalityId, [pair.id]);
	return { pair, steps: stepsDone(theTrack().steps, done), route: theTrack().route };
}

/** One's own track, of who is new here and of the volunteer: what you did together, and where to go next. */
export async function ownTrackScreen({ tx, actor }: Ask) {
	const { places } = await ownProgrammeScreen({ tx, actor });
	const mine = places.filter(({ template }) => template === newHereTemplate);
	const pairs = mine.flatMap(({ pairs: all, part, team }) =>
		all.flatMap(({ id, state, other, contact }) => (state === 'running' ? { id, other, contact, part, team } : [])),
	);
	const done = await stepsOf(
		tx,
		actor.municipalityId,
		pairs.map(({ id }) => id),
	);
	const inside = officialOf(actor.areas[0] ?? '').slice(2, 8);
	return {
		waits: mine.length > 0 && pairs.length === 0,
		pairs: pairs.map((pair) => ({
			...pair,
			steps: stepsDone(
				theTrack().steps,
				done.filter(({ pairId }) => pairId === pair.id),
			),
		})),
		slots: (await slotsThisWeek(tx, actor.municipalityId, inside)).slice(0, 5),
		route: theTrack().route,
	};
}

/** On Vandaag: pairs of the own team that did nothing together for a while. */
export async function newcomersToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	const before = dayAfter(clock.today(), -quietDays);
	const pairs = await pairsFromTemplate({ tx, actor, about }, newHereTemplate);
	const done = await stepsOf(
		tx,
		actor.municipalityId,
		pairs.map(({ id }) => id),
	);
	return pairs.flatMap(({ id, names, startedOn }) => {
		const steps = done.filter(({ pairId }) => pairId === id);
		const since = startedOn && quietSince(startedOn, steps, theTrack().steps.length, before);
		return since ? { id, names, since } : [];
	});
}
