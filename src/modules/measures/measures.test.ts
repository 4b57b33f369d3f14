import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { accountId, organisationId, persona, personaNames, seedPeople, teamId } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { clientForWorker } from '../clients/index.server.ts';
import { domains } from '../plans/index.ts';
import { onPlan } from '../plans/plans.fixtures.ts';
import { helpToday, measuresPart, measuresScreen, saveMeasure, takeMeasureBack } from './index.server.ts';
import { measureWords } from './load-measure-words.server.ts';
import { linesOf, type Measure } from './measure.ts';
import { MeasureForm } from './measures.forms.ts';
import { measuresOf } from './measures.store.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
let hers: string;
const filled = (over: Record<string, string> = {}) =>
	v.parse(MeasureForm, { why: 'Om te zien of het helpt.', 'life-money': '4', ...over }) as MeasureForm;
const look = (form = filled(), actor = yusuf) => onPlan(actor, hers, saveMeasure, form);
const page = (actor = yusuf) => onPlan(actor, hers, measuresScreen);
const gone = { status: 404 };

beforeAll(async () => {
	await seedPeople(asOwner);
	hers = await beginClientFor('yusuf', { bornOn: '1984-05-05', account: 'samira' });
});
beforeEach(async () => {
	await asOwner('delete from care.measure');
	await asOwner('update care.relation set ended_on = null');
});

describe('the words', () => {
	test('say every level of every part of life, in two languages', () => {
		const words = measureWords();
		expect(Object.keys(words.reliance).sort()).toEqual([...domains].sort());
		for (const domain of domains) expect(new Set(words.reliance[domain].map(({ nl }) => nl)).size, domain).toBe(5);
		expect(words.takingPart).toHaveLength(6);
	});
});

describe('looking how it goes', () => {
	test('needs a why and one thing; the rest is left out', async () => {
		expect(v.safeParse(MeasureForm, { 'life-money': '4' }).success).toBe(false);
		for (const wrong of ['0', '11', 'veel'])
			expect(v.safeParse(MeasureForm, { why: 'x', 'life-money': wrong }).success, wrong).toBe(false);
		expect(v.safeParse(MeasureForm, { why: 'x', 'reliance-money': '6' }).success).toBe(false);
		await expect(look(filled({ 'life-money': '' }))).rejects.toMatchObject({ code: 'measure-nothing' });
		await look();
		expect(await page()).toMatchObject({
			lines: { life: [{ domain: 'money', points: [{ value: 4 }] }], reliance: [], takingPart: [] },
		});
	});
	test('is done together or by the person alone, and shows what became different over time', async () => {
		await look();
		await asOwner('update care.measure set taken_on = current_date - 100');
		await look(filled({ 'life-money': '7', takingPart: '3', 'reliance-home': '2' }), samira);
		const seen = await page(samira);
		expect(seen.lines.life).toEqual([
			{
				domain: 'money',
				points: [
					{ on: dayFromToday(-100), value: 4 },
					{ on: dayFromToday(0), value: 7 },
				],
			},
		]);
		expect(seen.lines.takingPart).toMatchObject([{ points: [{ value: 3 }] }]);
		expect(seen.moments.map(({ taken }) => taken.by)).toEqual(['', 'Yusuf']);
	});
	test('is taken back by the person at any time, by a worker only on the day itself', async () => {
		await look();
		const [one] = (await page()).moments;
		await asOwner('update care.measure set taken_on = current_date - 1');
		await expect(onPlan(yusuf, hers, takeMeasureBack, { measure: one?.id ?? '' })).rejects.toMatchObject(gone);
		await asActor(yusuf, 'care', (tx) => sql`delete from care.measure`.execute(tx));
		expect((await page()).moments).toHaveLength(1);
		await onPlan(samira, hers, takeMeasureBack, { measure: one?.id ?? '' });
		expect((await page()).moments).toEqual([]);
	});
	test('is taken back by who stands for somebody only when they filled it, and names no resident', async () => {
		await look();
		await look(filled(), samira);
		await asOwner('delete from care.representative');
		await asOwner(
			`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on)
			values ($1, gen_random_uuid(), $2, 'chosen', '', $3, current_date - 1, current_date + 100)`,
			[waterveen, hers, accountId('henk')],
		);
		const henk = inTwoSteps('henk');
		await look(filled(), henk);
		expect((await page(henk)).moments.map(({ taken, away }) => [taken.by, away]).sort()).toEqual([
			['', false],
			['Yusuf', false],
			['stands-for', true],
		]);
		await asActor(henk, 'care', (tx) => sql`delete from care.measure`.execute(tx));
		expect((await page(samira)).moments.map(({ away }) => away)).toEqual([true, true]);
		await expect(
			asActor(samira, 'care', (tx) =>
				sql`insert into care.measure select municipality_id, gen_random_uuid(), client_id, why_sealed, answers_sealed, taken_on, 'Samira', true from care.measure limit 1`.execute(
					tx,
				),
			),
		).rejects.toThrow(/check constraint/);
	});
	test('is proposed again after half a year', async () => {
		await look();
		expect([(await page()).due, (await helpToday(yusuf)).looks]).toEqual([false, 0]);
		await asOwner("update care.measure set taken_on = (current_date - interval '6 months' - interval '1 day')::date");
		expect([(await page()).due, (await helpToday(yusuf)).looks, (await helpToday(persona('femke'))).looks]).toEqual([
			true,
			1,
			0,
		]);
		expect(
			await asActor(yusuf, 'care', async (tx) =>
				measuresPart({ tx, actor: yusuf }, await clientForWorker(tx, yusuf, hers)),
			),
		).toMatchObject({ due: true });
	});
});

describe('the walls', () => {
	test('let in who helps and the person with two factors, and nobody else', async () => {
		await look();
		for (const name of personaNames)
			if (name !== 'yusuf') await expect(page(persona(name)), name).rejects.toMatchObject(gone);
		await asOwner('update care.relation set ended_on = current_date');
		await expect(page()).rejects.toMatchObject(gone);
		await expect(look()).rejects.toMatchObject(gone);
	});
	test('show them to a team that the person lets read them, which fills and takes back nothing', async () => {
		await look();
		await asOwner('delete from care.sharing_permission');
		await asOwner(
			`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
			values ($1, gen_random_uuid(), $2, $3, $4, $5, 'Sociaal makelaars', '{contact,measures}', 'working-together', 'online', current_date, current_date + 30)`,
			[waterveen, hers, organisationId('teams'), organisationId('welfare'), teamId('brokers')],
		);
		const marloes = persona('marloes');
		const reads = () => asActor(marloes, 'care', (tx) => measuresOf(tx, waterveen, hers));
		expect(await reads()).toMatchObject([{ answers: { life: { money: 4 } } }]);
		await expect(look(filled(), marloes)).rejects.toMatchObject(gone);
		await asActor(marloes, 'care', (tx) => sql`delete from care.measure`.execute(tx));
		expect(await reads()).toHaveLength(1);
		await asOwner('update care.sharing_permission set withdrawn_at = now()');
		expect(await reads()).toEqual([]);
	});
	test('leave nothing in the database to count, order or compare', async () => {
		await look(filled({ why: 'Om het geld' }));
		const { rows } = await asOwner('select m::text as t from care.measure m');
		expect(rows[0].t).not.toMatch(/money|Om het geld/);
		const { rows: numbers } = await asOwner(
			`select column_name from information_schema.columns where table_schema = 'care' and table_name = 'measure' and data_type in ('integer', 'smallint', 'numeric', 'bigint', 'jsonb')`,
		);
		expect(numbers).toEqual([]);
	});
});

test('lines stand in the order of the parts of life, whatever was answered', () => {
	const one = (life: Measure['answers']['life']): Measure => ({
		...{ id: 'x', why: 'x', takenOn: '2026-01-01', takenBy: 'x', byPerson: true },
		answers: { reliance: {}, life, takingPart: null },
	});
	expect(linesOf([one({ feeling: 9, money: 1 })], 'life').map(({ domain }) => domain)).toEqual(['money', 'feeling']);
});
