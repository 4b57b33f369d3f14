import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import type { ChooseWayForm } from './arrangement.forms.ts';
import * as organising from './index.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const page = (tx: Tx, actor: Actor, code: string) =>
	({ tx, actor, params: { code }, url: new URL('http://x/'), about: () => {} }) as never;
const everybody = (code = 'WK990101') =>
	asActor(anonymous(waterveen), 'open', (tx) => organising.wayScreen(page(tx, anonymous(waterveen), code)));
const form = (more: Partial<ChooseWayForm> = {}): ChooseWayForm => ({
	...{ way: 'team', ground: 'seconded', share: 50, since: clock.today(), confirmed: undefined },
	...{ why: 'Veel mensen hebben meer dan één vraag.', breadth: 'Alle vragen.', depth: 'Tot specialistische zorg.' },
	...{ expect: 'Binnen drie dagen belt iemand je terug.', asked: 'Denk mee over wie kan helpen.' },
	...{ reach: 'Loop binnen op werkdagen.', parties: 'Draadkracht: sociaal makelaars\nSingelwonen: één collega' },
	...{ first: teamId('west'), back: undefined, days: 5, teams: [] },
	...more,
});
const choose = (name: PersonaName, more: Partial<ChooseWayForm> = {}, area = 'WK990101') =>
	as(name, (tx, actor) => organising.chooseWay(tx, actor, area, form(more)));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(() => asOwner('delete from open.arrangement'));

describe('a district chooses', () => {
	test('by its lead or who administrates the town, and everybody reads it with why', async () => {
		await choose('ingrid');
		expect(await everybody('BU99010102')).toMatchObject({
			district: { code: 'WK990101', name: 'West' },
			now: { way: 'team', firstTeam: 'Buurtteam West', communityShare: 50, chosenAs: 'team_lead' },
			mayChoose: false,
		});
		expect((await everybody()).now?.parties).toEqual([
			{ name: 'Draadkracht', does: 'sociaal makelaars' },
			{ name: 'Singelwonen', does: 'één collega' },
		]);
		await choose('tariq');
		expect((await everybody()).now?.chosenAs).toBe('administrator');
		expect(JSON.stringify(await everybody())).not.toMatch(/Ingrid|Tariq|0b00000/);
	});
	test.each(personaNames.filter((name) => name !== 'ingrid' && name !== 'tariq'))('not by %s', async (name) => {
		await expect(choose(name)).rejects.toMatchObject({ status: 404 });
		await expect(
			as(name, (tx, actor) => organising.chooseWayScreen(page(tx, actor, 'WK990101'))),
		).rejects.toMatchObject({ status: 404 });
		await expect(
			as(name, (tx, actor) =>
				sql`insert into open.arrangement (municipality_id, id, area_code, way, ground, why, breadth, depth, community_share, expect, asked, reach, parties, first_team_id, first_team, since_on, made_on, chosen_as)
					values (${actor.municipalityId}, ${newId()}, 'WK990101', 'team', 'one', 'waarom het zo is', 'breed', 'diep!', 50, 'verwacht dit', 'vraagt dit van je', 'bel ons', 'wij', ${newId()}, 'Team', current_date, current_date, 'team_lead')`.execute(
					tx,
				),
			),
			name,
		).rejects.toThrow(/row-level security/);
	});
	test('not for another district, not for a neighbourhood, and not in a role of somebody else', async () => {
		for (const area of ['WK990102', 'WK990201', 'BU99010101', 'GM9901'])
			await expect(choose('ingrid', {}, area), area).rejects.toMatchObject({ status: 404 });
		await choose('ingrid');
		await expect(
			as('ingrid', (tx) => sql`update open.arrangement set why = 'iets heel anders dan gekozen'`.execute(tx)),
		).rejects.toThrow(/permission denied/);
		await expect(
			as('ingrid', (tx) =>
				sql`insert into community.arrangement_maker select municipality_id, id, ${personId('tariq')} from open.arrangement`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security|duplicate/);
	});
	test('a team that works there, another one behind the desk, and a day that has been', async () => {
		await expect(choose('ingrid', { first: teamId('east') })).rejects.toMatchObject({ field: 'first' });
		await expect(choose('ingrid', { way: 'desk' })).rejects.toMatchObject({ field: 'back' });
		await expect(choose('ingrid', { way: 'desk', back: teamId('west') })).rejects.toMatchObject({ field: 'back' });
		await expect(choose('ingrid', { since: dayFromToday(1) })).rejects.toMatchObject({ field: 'since' });
		await choose('ingrid', { way: 'desk', back: teamId('brokers') });
		expect((await everybody()).now).toMatchObject({ backTeam: 'Sociaal makelaars', routes: { heavier: 'back-team' } });
	});
	test('in words that name nobody; the number of a team is asked about once', async () => {
		await expect(choose('ingrid', { why: 'Mail ingrid@voorbeeld.nl over de wijk.' })).rejects.toMatchObject({
			field: 'why',
		});
		await expect(choose('ingrid', { reach: 'Bel 030 000 00 44 op werkdagen.' })).rejects.toMatchObject({
			code: 'text-points-at-person',
		});
	});
});

test('what held before stays to be read, and only who chooses reads which colleague it was', async () => {
	await choose('tariq', { way: 'network', since: dayFromToday(-400) });
	await choose('ingrid');
	const { now, before } = await everybody();
	expect(now?.way).toBe('team');
	expect(before).toMatchObject([{ way: 'network', untilOn: clock.today(), chosenAs: 'administrator' }]);
	const { history } = await as('ingrid', (tx, actor) => organising.chooseWayScreen(page(tx, actor, 'WK990101')));
	expect(history.map(({ way, by }) => [way, by])).toEqual([
		['team', 'Ingrid Ponsteen'],
		['network', 'Tariq Rahmatzai'],
	]);
	for (const name of personaNames) {
		const { rows } = await as(name, (tx) => sql`select worker_id from community.arrangement_maker`.execute(tx));
		expect(rows.length, name).toBe(['ingrid', 'tariq'].includes(name) ? 2 : 0);
	}
});

test('every district stands beside the others, also where nothing was chosen', async () => {
	await choose('ingrid');
	const { districts } = await asActor(anonymous(waterveen), 'open', (tx) =>
		organising.waysScreen({ tx, actor: anonymous(waterveen) }),
	);
	expect(districts.map(({ name, chosen }) => [name, chosen?.way ?? null])).toEqual([
		['West', 'team'],
		['Oost', null],
	]);
	expect((await everybody('WK990102')).now).toBeNull();
	await expect(everybody('WK123456')).rejects.toMatchObject({ status: 404 });
});

test('a question that waits follows the choice: to the first team, and back to who was asked without it', async () => {
	const queue = () => as('henk', (tx) => organising.queueTeamIn(tx, waterveen, 'BU99010101', teamId('brokers')));
	expect(await queue()).toEqual({ id: teamId('brokers'), name: 'Sociaal makelaars' });
	await choose('ingrid');
	expect(await queue()).toEqual({ id: teamId('west'), name: 'Buurtteam West' });
	await asOwner('update community.team set ended_on = current_date where id = $1', [teamId('west')]);
	expect((await queue()).id).toBe(teamId('brokers'));
	await asOwner('update community.team set ended_on = null where id = $1', [teamId('west')]);
	await choose('ingrid', { way: 'network' });
	expect((await queue()).id).toBe(teamId('brokers'));
});
