import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { handTie, leaveTeam, leavingScreen, leavingToday, stayInTeam, takeOverTie } from './leave-team.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(who), 'community', (tx) => work(tx, persona(who)));
const seen: string[] = [];
const screen = (who: PersonaName) =>
	as(who, (tx, actor) => leavingScreen({ tx, actor, about: ({ personIds = [] }) => seen.push(...personIds) } as never));
const today = (who: PersonaName) => as(who, (tx, actor) => leavingToday({ tx, actor, about: () => {} } as never));
const naima = '019b0000-0000-7000-8000-cd0000000001';
const quiet = '019b0000-0000-7000-8000-cd0000000002';
const place = '019b0000-0000-7000-8000-ce0000000001';
const room = '019b0000-0000-7000-8000-ca0000000001';
const watch = '019b0000-0000-7000-8000-cf0000000001';
const keeperOf = async (card: string): Promise<string> =>
	(
		(await asOwner('select keeper_id from community.person_card where id = $1', [card])).rows[0] as {
			keeper_id: string;
		}
	).keeper_id;
const hand = (more: object) =>
	as('marloes', (tx, actor) =>
		handTie(tx, actor, {
			...{ soort: 'card', id: naima, naar: personId('soraya'), gezien: undefined, zei: undefined },
			...more,
		} as never),
	);
const take = (who: PersonaName, id: string, soort = 'card') =>
	as(who, (tx, actor) => takeOverTie(tx, actor, { soort, id } as never));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const [id, called, alone] of [
		[naima, 'Naima', false],
		[quiet, 'Stil', true],
	])
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on, restricted_at)
			values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date, case when $6 then now() end)`,
			[waterveen, id, called, personId('marloes'), teamId('brokers'), alone],
		);
	await asOwner(
		`insert into community.map_entry (municipality_id, id, kind, layer, name, area_code, team_id, keeper_id, confirmed_on, made_at)
		values ($1, $2, 'place', 'formal', 'De Wasserij', 'BU99010101', $3, $4, current_date, now())`,
		[waterveen, place, teamId('brokers'), personId('marloes')],
	);
	await asOwner(
		`insert into community.watch (municipality_id, id, kind, title, whats, team_id, worker_id, until_on, made_at)
		values ($1, $2, 'group', 'Koffie op de hoek', '{visit}', $3, $4, current_date + 90, now())`,
		[waterveen, watch, teamId('brokers'), personId('marloes')],
	);
});

describe('a worker who goes', () => {
	test('sees what hangs on them alone only once they said when they go', async () => {
		expect(await screen('marloes')).toMatchObject({ lastDay: null, count: 3, ties: [] });
		await expect(as('marloes', (tx, actor) => leaveTeam(tx, actor, dayAfter(clock.today(), -1)))).rejects.toMatchObject(
			{
				code: 'date-in-past',
			},
		);
		await as('marloes', (tx, actor) => leaveTeam(tx, actor, dayAfter(clock.today(), 30)));
		const { ties } = await screen('marloes');
		expect(ties.map(({ kind, called, state }) => [kind, called.nl, state])).toEqual([
			['card', 'Naima', 'nobody'],
			['place', 'De Wasserij', 'nobody'],
			['watch', 'Koffie op de hoek', 'nobody'],
		]);
		expect(await today('marloes')).toMatchObject({ open: 3, lastDay: dayAfter(clock.today(), 30) });
	});

	test('hands over to a colleague of the team, after they met', async () => {
		await expect(hand({ naar: personId('yusuf') })).rejects.toMatchObject({ code: 'unknown-colleague' });
		await expect(hand({ naar: personId('marloes') })).rejects.toMatchObject({ code: 'unknown-colleague' });
		await expect(hand({ zei: 'yes' })).rejects.toMatchObject({ code: 'leaving-meet-first' });
		await expect(hand({ gezien: dayAfter(clock.today(), 1) })).rejects.toMatchObject({ code: 'date-in-future' });
		await expect(hand({ id: place })).rejects.toMatchObject({ status: 404 });
		await hand({});
		expect((await screen('soraya')).coming).toEqual([
			{ kind: 'card', id: naima, called: { nl: 'Naima', en: 'Naima' }, from: 'Marloes Tilstra', ready: false },
		]);
		expect(seen).toContain(naima);
	});

	test('nothing goes over before the person met them and agreed', async () => {
		await expect(take('soraya', naima)).rejects.toMatchObject({ status: 404 });
		await hand({ gezien: clock.today(), zei: 'rather-not' });
		expect((await screen('marloes')).ties[0]).toMatchObject({ state: 'rather-not' });
		await expect(take('soraya', naima)).rejects.toMatchObject({ status: 404 });
		await hand({ gezien: clock.today(), zei: 'yes' });
		const both = await Promise.allSettled([take('soraya', naima), take('soraya', naima)]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await keeperOf(naima)).toBe(personId('soraya'));
		expect(await screen('marloes')).toMatchObject({ count: 2, passed: 1 });
		await expect(take('soraya', naima)).rejects.toMatchObject({ status: 404 });
	});

	test('a place on the map asks nobody; it goes over once it was shown', async () => {
		await hand({ soort: 'place', id: place });
		await expect(take('soraya', place, 'place')).rejects.toMatchObject({ status: 404 });
		await hand({ soort: 'place', id: place, gezien: clock.today() });
		await take('soraya', place, 'place');
		const { rows } = await asOwner('select keeper_id from community.map_entry where id = $1', [place]);
		expect(rows).toEqual([{ keeper_id: personId('soraya') }]);
	});

	test('may stay after all, and what was taken over stays where it is', async () => {
		await hand({ soort: 'watch', id: watch });
		await as('marloes', (tx, actor) => stayInTeam(tx, actor));
		expect(await screen('marloes')).toMatchObject({ lastDay: null, count: 1, ties: [] });
		expect((await screen('soraya')).coming).toEqual([]);
		expect(await keeperOf(naima)).toBe(personId('soraya'));
	});
});

describe('who is gone already', () => {
	const held = (until: number, ended: string | null) =>
		asOwner('update community.assignment set valid_until = $2, ended_on = $3 where worker_id = $1', [
			personId('marloes'),
			dayAfter(clock.today(), until),
			ended,
		]);

	test('a role that ran out last week is not gone: it is mostly given again', async () => {
		await asOwner(
			'update community.assignment set valid_from = current_date - 90, valid_until = current_date - 1 where worker_id = $1',
			[personId('marloes')],
		);
		await held(-13, null);
		expect((await screen('soraya')).alone).toEqual([]);
		await held(-15, null);
		expect((await screen('soraya')).alone).toHaveLength(1);
		await held(60, null);
	});

	test('a round goes along with who answers for it, and its page names who comes after', async () => {
		const id = '019b0000-0000-7000-8000-ca0000000002';
		await asOwner(
			`insert into open.budget_round (municipality_id, id, area_code, title, summary, team_id, owner_id, owner_called, made_on)
			select $1, $2, 'WK990101', 'Samen in West', 'Geld voor de straat.', a.team_id, $3, 'Marloes', current_date from community.assignment a where a.worker_id = $3 limit 1`,
			[waterveen, id, personId('marloes')],
		);
		await expect(take('soraya', id, 'round')).rejects.toMatchObject({ status: 404 });
		await held(-15, null);
		await expect(take('yusuf', id, 'round')).rejects.toMatchObject({ status: 404 });
		// Only who may run it answers for it: a colleague of other neighbourhoods does not take it.
		await expect(take('soraya', id, 'round')).rejects.toMatchObject({ status: 404 });
		await asOwner('update open.budget_round set area_code = $2 where id = $1', [id, persona('soraya').areas[0]]);
		await take('soraya', id, 'round');
		expect((await asOwner('select owner_id, owner_called from open.budget_round where id = $1', [id])).rows).toEqual([
			{ owner_id: personId('soraya'), owner_called: 'Soraya' },
		]);
		await held(60, null);
		await asOwner('delete from open.budget_round where id = $1', [id]);
	});

	test('a room goes along to the team its manager works for now, and to no team of before', async () => {
		await asOwner(
			`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, ended_on, made_at)
			select municipality_id, gen_random_uuid(), worker_id, role, $2, employer_organisation_id, valid_from, valid_until, current_date - 5, now() from community.assignment where worker_id = $1`,
			[personId('marloes'), teamId('west')],
		);
		await asOwner(
			`insert into open.room (municipality_id, id, area_code, name, summary, address, most_people, wheelchair, toilet, hours, free_for_initiatives, part_cents, commercial_cents, minutes_between, hold_hours, at_once, cancel_hours, management, made_at)
			values ($1, $2, 'BU99010101', 'De Tuinkamer', '', '', 12, true, true, '{}', true, 0, 0, 0, 24, 'everyone', 24, 'social', now())`,
			[waterveen, room],
		);
		await asOwner(
			`insert into community.room_person (municipality_id, id, room_id, worker_id, called, manages, since) values ($1, $2, $2, $3, 'Marloes', true, current_date)`,
			[waterveen, room, personId('marloes')],
		);
		expect((await screen('yusuf')).alone).toEqual([]);
		await expect(take('yusuf', room, 'room')).rejects.toMatchObject({ status: 404 });
		expect((await screen('marloes')).count).toBe(2);
		await asOwner('delete from community.room_person where room_id = $1', [room]);
	});

	test('leaves nothing behind that the team does not see and pick up', async () => {
		expect((await screen('soraya')).alone).toEqual([]);
		await expect(take('soraya', watch, 'watch')).rejects.toMatchObject({ status: 404 });
		await asOwner('update community.assignment set ended_on = current_date where worker_id = $1', [
			personId('marloes'),
		]);
		expect((await screen('soraya')).alone.map(({ kind, called }) => [kind, called.nl])).toEqual([
			['watch', 'Koffie op de hoek'],
		]);
		expect(await today('soraya')).toMatchObject({ alone: 1 });
		await take('soraya', watch, 'watch');
		await expect(take('soraya', quiet)).rejects.toMatchObject({ status: 404 });
		expect((await screen('soraya')).alone).toEqual([]);
	});

	test.each(['yusuf', 'gea'] as const)('%s of another team sees and takes nothing of it', async (who) => {
		await asOwner('update community.person_card set keeper_id = $2 where id = $1', [naima, personId('marloes')]);
		expect(await screen(who)).toMatchObject({ coming: [], alone: [], count: 0 });
		await expect(take(who, naima)).rejects.toMatchObject({ status: 404 });
	});

	test.each(['samira', 'henk', 'ingrid', 'tariq'] as const)('%s has no ties and takes none', async (who) => {
		await expect(screen(who)).rejects.toMatchObject({ status: 404 });
		await expect(take(who, naima)).rejects.toMatchObject({ status: 404 });
		const { rows } = await as(who, async (tx) => ({
			rows: await tx.selectFrom('community.leaving').selectAll().execute(),
		}));
		expect(rows).toEqual([]);
	});
});
