import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as organising from './index.server.ts';
import type { MeetingForm } from './meeting.forms.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const page = (tx: Tx, actor: Actor) =>
	({ tx, actor, params: { code: 'WK990101' }, url: new URL('http://waterveen.test/'), about: () => {} }) as never;
const everybody = () =>
	asActor(anonymous(waterveen), 'open', (tx) => organising.wayScreen(page(tx, anonymous(waterveen))));
type Way = { way: 'team' | 'desk' | 'network'; first?: string; back?: string; teams?: string[] };
const choose = (who: PersonaName, { way, first = teamId('west'), back, teams = [] }: Way) =>
	as(who, (tx, actor) =>
		organising.chooseWay(tx, actor, 'WK990101', {
			...{ way, first, back, teams, days: 5, ground: 'own', share: 50, since: clock.today(), confirmed: undefined },
			...{ why: 'Zo past het bij deze wijk.', breadth: 'Alle vragen.', depth: 'Tot de specialist.' },
			...{ expect: 'Iemand belt je terug.', asked: 'Denk mee over wie helpt.', reach: 'Loop binnen.' },
			parties: 'Draadkracht',
		}),
	);
const call = (who: PersonaName, more: Partial<MeetingForm> = {}) =>
	as(who, (tx, actor) =>
		organising.callMeeting(tx, actor, 'WK990101', {
			...{ kind: 'community', repeats: 'weekly', day: clock.today(), from: '09:00', until: '10:00' },
			...{ place: 'Het buurthuis', who: 'Buurtteam en sociaal makelaars', welcome: false, confirmed: undefined },
			...more,
		}),
	);
const today = (name: PersonaName) => as(name, (tx, actor) => organising.meetingsToday({ tx, actor }));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.arrangement');
	await choose('ingrid', { way: 'team' });
});

describe('a meeting of a district', () => {
	test('is called by who chooses the way, and everybody reads when, where and who', async () => {
		await call('ingrid', { welcome: true });
		expect((await everybody()).now?.meetings).toMatchObject([
			{ kind: 'community', repeats: 'weekly', next: clock.today(), place: 'Het buurthuis', welcome: true },
		]);
		const { rows } = await asOwner('select id from open.arrangement');
		for (const name of personaNames.filter((one) => one !== 'ingrid' && one !== 'tariq')) {
			await expect(call(name), name).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx) =>
					sql`insert into open.arrangement_meeting (municipality_id, id, arrangement_id, kind, repeats, first_on, starts_at, ends_at, place, who, made_on)
						values (${waterveen}, ${newId()}, ${rows[0].id}, 'cases', 'weekly', current_date, '09:00', '10:00', 'Hier', 'Wij', current_date)`.execute(
						tx,
					),
				),
				name,
			).rejects.toThrow(/row-level security/);
		}
	});
	test('belongs to the way, ends after it begins, and lets residents in only where nobody is spoken about', async () => {
		await expect(call('ingrid', { kind: 'network' })).rejects.toMatchObject({ field: 'kind' });
		await expect(call('ingrid', { until: '09:00' })).rejects.toMatchObject({ field: 'until' });
		await expect(call('ingrid', { kind: 'cases', welcome: true })).rejects.toMatchObject({ field: 'welcome' });
		await expect(call('ingrid', { who: 'Mail ingrid@voorbeeld.nl' })).rejects.toMatchObject({ field: 'who' });
	});
	test('that is said anew ends the one before; one that stops is on the page no more', async () => {
		await call('ingrid');
		// The name of a house is meant; a number of somebody never.
		await expect(call('ingrid', { place: 'Bel 06 12345678' })).rejects.toMatchObject({ field: 'place' });
		await call('ingrid', { place: 'De Wilg, zaal 1' });
		await call('ingrid', { place: 'De bibliotheek' });
		expect((await everybody()).now?.meetings.map(({ place }) => place)).toEqual(['De bibliotheek']);
		expect((await asOwner('select place from open.arrangement_meeting')).rows).toHaveLength(3);
		await as('ingrid', (tx, actor) => organising.callOffMeeting(tx, actor, 'WK990101', 'community'));
		expect((await everybody()).now?.meetings).toEqual([]);
		await expect(
			as('ingrid', (tx, actor) => organising.callOffMeeting(tx, actor, 'WK990101', 'community')),
		).rejects.toMatchObject({ status: 404 });
	});
	test('takes no place of the words that were there: what is asked of who lives there is read beside whom one may ask', async () => {
		await choose('ingrid', { way: 'network', teams: [teamId('brokers')] });
		expect((await everybody()).now).toMatchObject({
			asked: 'Denk mee over wie helpt.',
			askable: ['Buurtteam West', 'Sociaal makelaars'],
		});
	});
	test('goes on under another way that has it too, ends under one that has not, and is still read there as it was', async () => {
		await call('ingrid');
		await call('ingrid', { kind: 'cases' });
		await choose('ingrid', { way: 'network' });
		const { now, before } = await everybody();
		expect(now?.meetings.map(({ kind }) => kind)).toEqual(['community']);
		expect(before[0]?.meetings.map(({ kind }) => kind).sort()).toEqual(['cases', 'community']);
		expect(before[0]?.meetings.every(({ next }) => next === null)).toBe(true);
	});
});

describe('on Vandaag stands a meeting', () => {
	const comers = async () => {
		const seen = await Promise.all(
			personaNames.map(async (name) => ((await today(name)).length > 0 ? name : undefined)),
		);
		return seen.filter((name) => name !== undefined);
	};
	const day = clock.today();
	test('of a team for that team alone, and about the neighbourhood for whoever works there', async () => {
		await call('ingrid', { kind: 'cases', day });
		expect(await comers()).toEqual(['yusuf', 'ingrid']);
		expect(await today('yusuf')).toMatchObject([{ kind: 'cases', agenda: '/overleg', area: 'West' }]);
		await call('ingrid', { kind: 'community', day });
		expect(await comers()).toEqual(['marloes', 'yusuf', 'ingrid']);
	});
	test('of front and back for both, of a network for every team that may be asked', async () => {
		await choose('tariq', { way: 'desk', first: teamId('brokers'), back: teamId('west') });
		await call('tariq', { kind: 'front-and-back', day });
		expect(await comers()).toEqual(['marloes', 'yusuf', 'ingrid']);
		await choose('tariq', { way: 'network', first: teamId('brokers') });
		await call('tariq', { kind: 'network', day });
		expect(await comers()).toEqual(['marloes']);
		await choose('tariq', { way: 'network', first: teamId('brokers'), teams: [teamId('west')] });
		expect(await comers()).toEqual(['marloes', 'yusuf', 'ingrid']);
	});
	test('only the day before and the day itself', async () => {
		await call('ingrid', { day: dayFromToday(6), repeats: 'monthly' });
		expect(await comers()).toEqual([]);
	});
});

test('as a calendar it says when and where, and of talks about people no more than that they are', async () => {
	await call('ingrid', { kind: 'cases' });
	await call('ingrid', { kind: 'community', repeats: 'monthly' });
	const text = await asActor(anonymous(waterveen), 'open', async (tx) =>
		(await organising.meetingsCalendar(page(tx, anonymous(waterveen)))).text(),
	);
	expect(text).toMatch(/SUMMARY:Overleg West\r\n/);
	expect(text).toMatch(/SUMMARY:Overleg over de buurt\\, West/);
	expect(text).toMatch(/RRULE:FREQ=WEEKLY/);
	expect(text).toMatch(/LOCATION:Het buurthuis/);
	expect(text).not.toMatch(/Ingrid|Yusuf/);
});

describe('a lead chooses for the own organisation alone', () => {
	test('not for a team of another, and not when another has the questions now', async () => {
		await expect(choose('ingrid', { way: 'team', first: teamId('brokers') })).rejects.toMatchObject({
			code: 'organising-own',
		});
		await choose('tariq', { way: 'team', first: teamId('brokers') });
		await expect(choose('ingrid', { way: 'team' })).rejects.toMatchObject({ code: 'organising-own' });
		expect((await everybody()).now?.firstTeam).toBe('Sociaal makelaars');
		const screen = await as('ingrid', (tx, actor) => organising.chooseWayScreen(page(tx, actor)));
		expect(screen.othersHave).toBe(true);
		expect(screen.firstTeams.map(({ label }) => label)).toEqual(['Buurtteam West (Buurtteams Waterveen)']);
	});
	test('the database says so too: the row of another is not ended, and no other gets the questions', async () => {
		await choose('tariq', { way: 'team', first: teamId('brokers') });
		const { numAffectedRows } = await as('ingrid', (tx) =>
			sql`update open.arrangement set until_on = current_date where area_code = 'WK990101'`.execute(tx),
		);
		expect(numAffectedRows).toBe(0n);
		await asOwner('delete from open.arrangement');
		await expect(
			as('ingrid', (tx, actor) =>
				sql`insert into open.arrangement (municipality_id, id, area_code, way, ground, why, breadth, depth, community_share, expect, asked, reach, parties, first_team_id, first_team, since_on, made_on, chosen_as)
					values (${actor.municipalityId}, ${newId()}, 'WK990101', 'team', 'one', 'waarom het zo is', 'breed', 'diep!', 50, 'verwacht dit', 'vraagt dit van je', 'bel ons', 'wij', ${teamId('brokers')}, 'Team', current_date, current_date, 'team_lead')`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});
