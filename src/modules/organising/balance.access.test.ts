import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { workSources } from '../../wiring-work.server.ts';
import type { Answered, Counted, Source } from './balance.store.server.ts';
import { monthOf, quarterOf } from './balance.ts';
import { balanceScreen, balanceToday } from './balance-screens.server.ts';
import { countWork } from './count-work.server.ts';

const { asOwner } = useDatabase();
const screen = (name: PersonaName) =>
	asActor(persona(name), 'community', (tx) => balanceScreen({ tx, actor: persona(name) }));
const month = (away: number) => monthOf(clock.today(), away);
const made = <T>(rows: T[]): Source<T> => ({ zone: 'community', count: async () => rows });
const work = (workerId: string, what: string, many: number, when = month(-1), areaCode = 'WK990101'): Counted => ({
	...{ workerId, areaCode, month: when, what, many },
});
const extra = [101, 102, 103].map((number) => `019b0000-0000-7000-8000-0d${String(number).padStart(10, '0')}`);
const five = [personId('yusuf'), personId('marloes'), ...extra];
const count = (rows: Counted[], answers: Answered[] = []) =>
	countWork(waterveen, { work: [made(rows)], answers: [made(answers)], care: [] });

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const id of extra) {
		await asOwner(
			`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, $2, $2, 'Iemand', now())`,
			[waterveen, id],
		);
	}
});
beforeEach(async () => {
	for (const table of ['work_month', 'answer_quarter', 'signal']) await asOwner(`delete from community.${table}`);
	await asOwner('delete from open.arrangement');
});

describe('the split of a district', () => {
	test('is shown from five workers, rounded, and of months that are over', async () => {
		const rows = five.map((id) => work(id, id === five[0] ? 'question-of-one' : 'street-note', 30));
		await count([...rows.slice(1), ...rows.slice(1).map((row) => ({ ...row, month: month(0) }))]);
		expect((await screen('ingrid')).districts).toMatchObject([{ code: 'WK990101', months: [] }]);
		await count([...rows, ...rows.map((row) => ({ ...row, month: month(0) }))]);
		for (const name of ['ingrid', 'yusuf', 'marloes'] as const)
			expect((await screen(name)).districts, name).toMatchObject([
				// 40 hours for the neighbourhood and 30 for one person at a time: 57 percent.
				{ name: 'West', months: [{ month: month(-1), share: 55, hours: 70, low: 29, high: 79 }] },
			]);
	});
	test('is there for who works in that district alone, and a count of one worker for that worker alone', async () => {
		await count(five.map((id) => work(id, 'street-note', 30)));
		for (const name of personaNames) {
			const actor = persona(name);
			const seen = await asActor(actor, 'community', async (tx) => ({
				rows: (await sql<{ worker_id: string }>`select worker_id from community.work_month`.execute(tx)).rows,
				sums: (
					await sql`select * from community.area_work('WK990101', ${month(-5)}::date, ${clock.today()}::date)`.execute(
						tx,
					)
				).rows,
			}));
			expect(seen.rows, name).toEqual(['yusuf', 'marloes'].includes(name) ? [{ worker_id: actor.personId }] : []);
			expect(seen.sums.length, name).toBe(['yusuf', 'marloes', 'ingrid'].includes(name) ? 1 : 0);
		}
		expect((await screen('ingrid')).own).toEqual([]);
		expect((await screen('yusuf')).own).toEqual([
			{ month: month(-1), community: 10, casework: 0, rows: [{ what: 'street-note', many: 30 }] },
		]);
	});
	test('says on Vandaag when talks with one person swallow what was agreed, three months in a row', async () => {
		await asOwner(
			`insert into open.arrangement values ($1, $2, 'WK990101', 'team', 'one', 'waarom het zo is', 'breed', 'diep!', 50, 'verwacht dit', 'vraagt dit van je', 'bel ons', 'wij', $3, 'Team West', null, '', current_date, current_date, null, 'team_lead')`,
			[waterveen, newId(), teamId('west')],
		);
		const today = (name: PersonaName) =>
			asActor(persona(name), 'community', (tx) => balanceToday({ tx, actor: persona(name) }));
		const cases = (when: string) => five.map((id) => work(id, 'question-of-one', 40, when));
		await count([...cases(month(-1)), ...cases(month(-2))]);
		expect(await today('ingrid')).toEqual([]);
		await asOwner('delete from community.work_month');
		await count([...cases(month(-1)), ...cases(month(-2)), ...cases(month(-3))]);
		expect(await today('ingrid')).toEqual([{ name: 'West', agreed: 50, share: 0 }]);
		expect(await today('femke')).toEqual([]);
		expect(await today('bram')).toEqual([]);
	});
	test('is counted by the task alone, from what is recorded; again is the same, and what is unknown is a mistake', async () => {
		await asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, receipt, captured_at)
			select $1, gen_random_uuid(), 'wil', 'BU99010101', 'Koffie', 'worker', $2, gen_random_uuid()::text, now() from generate_series(1, 4)`,
			[waterveen, personId('marloes')],
		);
		for (let times = 0; times < 2; times++) {
			await countWork(waterveen, workSources);
			expect((await screen('marloes')).own).toEqual([
				{ month: month(0), community: 1, casework: 0, rows: [{ what: 'street-note', many: 4 }] },
			]);
		}
		for (const name of ['ingrid', 'marloes', 'tariq'] as const)
			expect(
				(
					await asActor(persona(name), 'community', (tx) =>
						sql`select * from community.signal_work(current_date - 90, current_date + 40)`.execute(tx),
					)
				).rows,
				name,
			).toEqual([]);
		await expect(count([work(five[0] ?? '', 'dreaming', 1)])).rejects.toThrow(/not in policy/);
		await expect(
			asActor(persona('ingrid'), 'community', (tx) =>
				sql`insert into community.work_month values (${waterveen}, ${personId('ingrid')}, 'WK990101', ${month(0)}, 'street-note', 'community', 1, 20)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});

test('what the care zone adds is a number of one worker, given to the task alone and without anybody who is helped', async () => {
	const client = newId();
	await asOwner(
		`insert into care.client (municipality_id, id, organisation_id, team_id, name_sealed, name_mark, area_code, received_on, opened_on, expected_end_on)
		values ($1, $2, $3, $4, '', $5, 'BU99010102', current_date, current_date, current_date + 90)`,
		[waterveen, client, persona('yusuf').organisationId, teamId('west'), 'm'.repeat(43)],
	);
	await asOwner(
		`insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, from_on, until_on, begun_by)
		values ($1, $2, $3, $4, 'Yusuf', $5, $6, 'named', current_date, current_date + 90, $4)`,
		[waterveen, newId(), client, personId('yusuf'), teamId('west'), persona('yusuf').organisationId],
	);
	await countWork(waterveen, workSources);
	expect((await screen('yusuf')).own).toEqual([
		{ month: month(0), community: 0, casework: 4, rows: [{ what: 'named-worker', many: 1 }] },
	]);
	const { rows } = await asOwner('select * from community.work_month');
	expect(JSON.stringify(rows)).not.toContain(client);
	for (const name of ['yusuf', 'ingrid', 'marloes'] as const)
		expect(
			(
				await asActor(persona(name), 'care', (tx) =>
					sql`select * from care.relation_work(current_date - 90, current_date + 40)`.execute(tx),
				)
			).rows,
			name,
		).toEqual([]);
	await asOwner('delete from care.client');
});

describe('what answered the questions', () => {
	const answered = (answer: Answered['answer'], many: number, team: 'west' | 'brokers' = 'west'): Answered => ({
		...{ teamId: teamId(team), quarter: quarterOf(clock.today(), -1), answer, many },
	});
	test('is told back to the own team from five questions, as a share', async () => {
		await count([], [answered('informal', 2), answered('professional', 2)]);
		expect((await screen('yusuf')).answers).toEqual([]);
		await count(
			[],
			[answered('informal', 2), answered('professional', 2), answered('collective', 2), answered('informal', 1)],
		);
		for (const name of personaNames)
			expect((await screen(name)).answers.length, name).toBe(['yusuf', 'ingrid'].includes(name) ? 1 : 0);
		expect((await screen('ingrid')).answers).toEqual([{ quarter: expect.any(String), questions: 7, share: 71 }]);
	});
	test('comes from signals brought together or handed over, by the team of who closed them', async () => {
		const close = (reason: string, many: number) =>
			asOwner(
				`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, receipt, captured_at, picked_up_by, picked_up_at, closed_by, closed_at, closing_reason, closing_sentence)
				select $1, gen_random_uuid(), 'zoek', 'BU99010101', 'Vraag', 'worker', $2, gen_random_uuid()::text, now(), $2, now(), $2, now(), $3, 'Klaar.' from generate_series(1, $4::int)`,
				[waterveen, personId('yusuf'), reason, many],
			);
		await close('brought-together', 3);
		await close('handed-over', 2);
		await close('double', 4);
		await countWork(waterveen, workSources);
		const { rows } = await asOwner('select answer, many, team_id from community.answer_quarter order by answer');
		expect(rows).toEqual([
			{ answer: 'collective', many: 3, team_id: teamId('west') },
			{ answer: 'professional', many: 2, team_id: teamId('west') },
		]);
	});
});
