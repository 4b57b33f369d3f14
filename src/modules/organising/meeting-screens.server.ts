import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { workingDaysLater } from '#platform/working-days';
import { type Arrangement, districtOf, mayChooseWay, openMeetings, routesOf } from './arrangement.ts';
import { theDistrict } from './arrangement-screens.server.ts';
import { arrangementsOf, askedTeamsOf } from './arrangements.store.server.ts';
import { arrangementIn } from './choose-way.server.ts';
import { agendaOf, comesTo, nextOf, type SetMeeting, seriesOf } from './meeting.ts';
import { meetingsOf } from './meetings.store.server.ts';

/** What belongs to the way of this district, each with when it is now. @throws NotFound, NotAllowed */
export async function meetingsScreen({ tx, actor, params, url }: Ask) {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	if (!mayChooseWay(actor, district.code)) throw new NotAllowed('organising.choose');
	const now = await arrangementIn(tx, actor.municipalityId, district.code);
	const set = now ? await meetingsOf(tx, actor.municipalityId, [now.id], true) : [];
	return {
		district,
		today: clock.today(),
		meetings: now
			? routesOf(now.way).meetings.map((kind) => ({
					kind,
					set: set.find((one) => one.kind === kind) ?? null,
					mayBeOpen: openMeetings.includes(kind),
				}))
			: [],
		saved: url.searchParams.has('bewaard'),
	};
}

/** To which meetings of their districts this worker is to come, today and the next working day; with where its agenda is. */
export async function meetingsToday({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead')) return [];
	const today = clock.today();
	const last = workingDaysLater(today, 1);
	return (await mine(tx, actor))
		.flatMap(({ arrangement, meeting, area }) => {
			const day = nextOf(meeting, today, last);
			const { kind, startsAt, endsAt, place } = meeting;
			return day ? [{ id: meeting.id, kind, day, startsAt, endsAt, place, area, areaCode: arrangement.areaCode }] : [];
		})
		.map((one) => ({ ...one, agenda: agendaOf[one.kind] }))
		.sort((a, b) => `${a.day} ${a.startsAt}`.localeCompare(`${b.day} ${b.startsAt}`));
}

async function mine(tx: Tx, actor: Actor) {
	const here = actor.municipalityId;
	const districts = new Set(actor.areas.map(districtOf));
	const now = (await arrangementsOf(tx, here, { now: true })).filter(({ areaCode }) => districts.has(areaCode));
	const ids = now.map(({ id }) => id);
	const asked = await askedTeamsOf(tx, here, ids);
	const names = new Map((await areasOf(tx, here)).map(({ code, name }) => [code, spokenName(name)]));
	return (await meetingsOf(tx, here, ids, true)).flatMap((meeting) => {
		const arrangement = now.find(({ id }) => id === meeting.arrangementId) as Arrangement;
		const teams = (asked.get(arrangement.id) ?? []).map(({ id }) => id);
		if (!comesTo(actor, arrangement, teams, meeting.kind)) return [];
		return [{ arrangement, meeting, area: names.get(arrangement.areaCode) ?? '' }];
	});
}

/** The meetings of a district as they stand on its page, for everybody; they name nobody. @throws NotFound */
export async function meetingsCalendar({ tx, actor, params, url }: Ask): Promise<Response> {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	const now = await arrangementIn(tx, actor.municipalityId, district.code);
	const meetings = now ? await meetingsOf(tx, actor.municipalityId, [now.id], true) : [];
	const events = meetings.map((meeting) => ({
		...seriesOf(meeting),
		uid: `${meeting.id}@${url.hostname}`,
		from: meeting.startsAt,
		until: meeting.endsAt,
		summary: titleOf(meeting, district.name),
		details: meeting.who,
		place: meeting.place,
		link: `${url.origin}/buurt/${district.code}/zo-werken-wij`,
		open: meeting.welcome,
	}));
	return new Response(calendarOf({ name: district.name, stamp: clock.now(), events }), {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=3600' },
	});
}

/** What is about households says no more than that there is a meeting (privacy I19). */
const titleOf = ({ kind }: SetMeeting, area: string): string =>
	({ network: `Netwerktafel ${area}`, community: `Overleg over de buurt, ${area}` })[kind as string] ??
	`Overleg ${area}`;
