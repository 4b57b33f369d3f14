import { beforeAll, describe, expect, test } from 'vitest';
import { theNeeds } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import { asActor, asTask } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { figuresIn } from './figures.store.server.ts';
import { figuresScreen, figuresTable, publicFiguresResource } from './figures-screen.server.ts';
import { publishQuarter, publishWhereDue } from './publish-figures.server.ts';
import { daysOf, lastWhole } from './quarter.ts';

const { asOwner } = useDatabase();
const quarter = lastWhole(clock.today());
const visitor = { municipalityId: waterveen, kind: 'anonymous' as const, roles: [], areas: [], level: 0 as const };
const need = theNeeds().needs[0];
const kept = () => asActor(visitor, 'open', (tx) => figuresIn(tx, waterveen, quarter));

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into open.area (municipality_id, code, kind, parent_code, name, year) values
		 ($1, 'GM9901', 'municipality', null, 'Waterveen', 2023), ($1, 'WK990101', 'district', 'GM9901', 'West', 2023),
		 ($1, 'WK990102', 'district', 'GM9901', 'Oost', 2023), ($1, 'BU99010101', 'neighbourhood', 'WK990101', 'Wilgenhof', 2023)`,
		[waterveen],
	);
	await told('BU99010101', 60, daysOf(quarter).from);
	await told('WK990102', 6, daysOf(quarter).until);
	await told('WK990102', 90, '2001-01-01');
	await asOwner(`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, receipt, captured_at)
		select '${waterveen}', gen_random_uuid(), 'zoek', 'WK990102', '${need?.code}', 'x', 'resident', n::text, '${daysOf(quarter).from}T12:00Z' from generate_series(1, 90) n`);
});

/** So many residents with an account, each twice. */
const told = (area: string, people: number, day: string) =>
	asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, reporter_id, receipt, captured_at)
		 select $1, gen_random_uuid(), 'zoek', $2, $3, 'Een geheim', 'resident', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $2 || n || t || $5, $5::timestamptz + interval '12 hours'
		 from generate_series(1, $4::int) n, generate_series(1, 2) t`,
		[waterveen, area, need?.code, people, day],
	);

describe('figures for everyone', () => {
	test('count known people of that quarter once, per district, and show nothing small', async () => {
		expect(await publishQuarter(waterveen, quarter)).toBe(true);
		const shown = (await kept()).filter(({ persons }) => persons !== null);
		expect(shown.every(({ theme }) => theme === need?.theme)).toBe(true);
		const total = shown.find(({ area }) => area === 'GM9901')?.persons ?? 0;
		expect(Math.abs(total - 60)).toBeLessThanOrEqual(14);
		expect(shown.map(({ area }) => area)).not.toContain('WK990102');
	});

	test('are drawn once: asking again, a second worker and more signals change nothing', async () => {
		const before = await kept();
		await told('WK990102', 80, daysOf(quarter).from);
		const again = await Promise.all([publishQuarter(waterveen, quarter), publishQuarter(waterveen, quarter)]);
		expect(again).toEqual([false, false]);
		await publishWhereDue();
		expect(await kept()).toEqual(before);
	});

	test('come out the same on the page, in the table and through the API, without a word anyone said', async () => {
		const [page, table, api] = await asActor(visitor, 'open', async (tx) => [
			await figuresScreen(tx, waterveen, new URL('http://x/cijfers')),
			await (await figuresTable(tx, waterveen, null)).text(),
			await publicFiguresResource(tx, waterveen, {}),
		]);
		const total = api.results.find(({ areaCode, persons }) => areaCode === 'GM9901' && persons !== null);
		expect(page).toMatchObject({ quarter, quarters: [quarter], lines: [{ whole: total?.persons }] });
		expect(table).toContain(`,GM9901,Waterveen,${total?.persons}\r\n`);
		expect(JSON.stringify([page, table, api])).not.toContain('geheim');
	});

	test('of a quarter that was not published are not there', async () => {
		const asked = await asActor(visitor, 'open', (tx) =>
			figuresScreen(tx, waterveen, new URL('http://x/cijfers?kwartaal=1999-Q1&wijk=nowhere')),
		);
		expect(asked).toMatchObject({ quarter: null, chosen: null, lines: [], quarters: [quarter] });
	});
});

describe('who may not', () => {
	test.each(['marloes', 'bram', 'tariq'] as const)('%s cannot write or change a figure', async (who) => {
		const actor = persona(who);
		await expect(
			asActor(actor, 'community', (tx) =>
				tx
					.insertInto('open.figure_quarter')
					.values({ municipality_id: waterveen, quarter: '2020-Q1', published_on: '2020-05-01' })
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
		await expect(
			asActor(actor, 'community', (tx) => tx.updateTable('open.public_figure').set({ persons: 99 }).execute()),
		).rejects.toThrow(/permission denied/);
	});

	test('the task that publishes cannot take back what was drawn, nor draw for another municipality', async () => {
		await expect(
			asTask('statistics.publish', waterveen, 'community', (tx) => tx.deleteFrom('open.figure_quarter').execute()),
		).rejects.toThrow(/permission denied/);
		await expect(
			asTask('statistics.publish', waterveen, 'community', (tx) =>
				tx
					.insertInto('open.figure_quarter')
					.values({ municipality_id: elders, quarter, published_on: '2020-05-01' })
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('a visitor of another municipality sees nothing of it', async () => {
		const seen = await asActor({ ...visitor, municipalityId: elders }, 'open', (tx) =>
			figuresIn(tx, waterveen, quarter),
		);
		expect(seen).toEqual([]);
	});
});
