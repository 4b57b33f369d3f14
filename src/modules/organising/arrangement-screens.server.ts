import { spokenName } from '#modules/areas';
import { areasOf, areaWithParents } from '#modules/areas/index.server';
import { teamsIn, workersNow } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { type Arrangement, mayChooseWay, partiesOf, routesOf } from './arrangement.ts';
import { arrangementsOf, askedTeamsOf, makersOf } from './arrangements.store.server.ts';
import { nextOf, type SetMeeting } from './meeting.ts';
import { meetingsOf } from './meetings.store.server.ts';

const shown = (
	{ parties, firstTeamId: _first, backTeamId: _back, ...one }: Arrangement,
	meetings: readonly SetMeeting[],
	asked: ReadonlyMap<string, { called: string }[]>,
) => ({
	...one,
	parties: partiesOf(parties),
	routes: routesOf(one.way),
	/** Whom one may ask, by name. */
	askable: [one.firstTeam, ...(asked.get(one.id) ?? []).map(({ called }) => called)],
	meetings: meetings
		.filter(({ arrangementId, untilOn }) => arrangementId === one.id && (untilOn === null || untilOn === one.untilOn))
		.map((meeting) => ({
			...meeting,
			next: one.untilOn ? null : (nextOf(meeting, clock.today(), dayAfter(clock.today(), 92)) ?? null),
		})),
});
export type ArrangementShown = ReturnType<typeof shown>;

/** The district of this area. @throws NotFound */
export async function theDistrict(tx: Tx, actor: Actor, code: string) {
	const chain = await areaWithParents(tx, actor.municipalityId, code.toUpperCase());
	const district = chain.find(({ kind }) => kind === 'district');
	if (!district) throw new NotFound('area', code);
	return { code: district.code, name: spokenName(district.name) };
}

/** For everybody: how every district organises, side by side. */
export async function waysScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const now = await arrangementsOf(tx, actor.municipalityId, { now: true });
	const districts = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind === 'district');
	return {
		districts: districts
			.toSorted((a, b) => a.code.localeCompare(b.code))
			.map(({ code, name }) => {
				const one = now.find(({ areaCode }) => areaCode === code);
				return {
					...{ code, name: spokenName(name), mayChoose: mayChooseWay(actor, code) },
					chosen: one ? { way: one.way, communityShare: one.communityShare, sinceOn: one.sinceOn } : null,
				};
			}),
	};
}

/** For everybody: "Zo werken wij hier", of the district of this area, with what was chosen before. @throws NotFound */
export async function wayScreen({ tx, actor, params }: Ask) {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	const all = await arrangementsOf(tx, actor.municipalityId, { areaCode: district.code });
	const ids = all.map(({ id }) => id);
	const meetings = await meetingsOf(tx, actor.municipalityId, ids);
	const asked = await askedTeamsOf(tx, actor.municipalityId, ids);
	const now = all.find(({ untilOn }) => untilOn === null);
	return {
		district,
		now: now ? shown(now, meetings, asked) : null,
		before: all.filter(({ untilOn }) => untilOn !== null).map((one) => shown(one, meetings, asked)),
		mayChoose: mayChooseWay(actor, district.code),
	};
}

const option = ({ id, name, organisation }: { id: string; name: string; organisation: string }) => ({
	value: id,
	label: `${name} (${organisation})`,
});

/** To choose, with what holds now filled in, and who chose before. @throws NotFound, NotAllowed */
export async function chooseWayScreen({ tx, actor, params }: Ask) {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	if (!mayChooseWay(actor, district.code)) throw new NotAllowed('organising.choose');
	const all = await arrangementsOf(tx, actor.municipalityId, { areaCode: district.code });
	const makers = await makersOf(
		tx,
		actor.municipalityId,
		all.map(({ id }) => id),
	);
	const names = await workersNow(tx, actor.municipalityId, [...new Set(makers.values())]);
	const teams = await teamsIn(tx, actor.municipalityId, [district.code]);
	const now = all.find(({ untilOn }) => untilOn === null) ?? null;
	const asked = now ? ((await askedTeamsOf(tx, actor.municipalityId, [now.id])).get(now.id) ?? []) : [];
	const ours = hasRole(actor, 'administrator')
		? teams
		: teams.filter(({ organisationId }) => organisationId === actor.organisationId);
	return {
		district,
		now,
		asked: asked.map(({ id }) => id),
		history: all.map(({ id, way, madeOn, chosenAs }) => ({
			...{ id, way, madeOn, chosenAs },
			by: names.get(makers.get(id) ?? '') ?? '',
		})),
		teams: teams.map(option),
		firstTeams: ours.map(option),
		/** A team of another organisation has the questions now: a lead leaves that to who administrates the town. */
		othersHave: now !== null && !ours.some(({ id }) => id === now.firstTeamId),
		today: clock.today(),
	};
}
