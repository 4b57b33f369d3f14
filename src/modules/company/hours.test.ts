import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { parse } from '#platform/route/form';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, personaNames, seedPeople } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { along, askFor } from './company.fixtures.ts';
import { HoursForm, PassOnForm, TopicsForm } from './company.forms.ts';
import { changeHours, hoursScreen } from './hours.server.ts';
import { areasIn, type Hours, levels, turnOf, wordWaits } from './hours.ts';
import * as helpers from './who-helps.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
const nobody = anonymous(waterveen);
let client: string;
const screen = (actor: Actor = yusuf) =>
	asActor(actor, 'care', (tx) => hoursScreen(askFor(tx, actor, actor.kind === 'staff' ? { id: client } : {})));
const hours = (set: Partial<HoursForm> = {}) =>
	along(yusuf, client, (one) =>
		changeHours(one, {
			...{ source: 'professional', kind: 'household', hours: 240, on: dayFromToday(-30), because: 'begin', words: '' },
			...set,
		} as HoursForm),
	);
const byCode = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => asActor(nobody, 'care', work);
const helper = () => along(yusuf, client, (one) => helpers.beginHelper(one, { called: 'Henk' }));
const allow = async (...topics: ('school' | 'ill')[]) => {
	const [one] = (await screen()).helpers;
	await along(samira, client, (each) => helpers.decidePassOn(each, { helper: one?.id ?? '', topics }));
};

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from care.client');
	client = await beginClientFor('yusuf', { account: 'samira' });
});

describe('hours of help', () => {
	test('go down and up with why; what stood ends on that day', async () => {
		await hours();
		await hours({ source: 'network', kind: 'household', hours: 60, on: dayFromToday(-10) });
		await hours({ hours: 120, on: dayFromToday(-10), because: 'informal-takes-over', words: 'Haar zus kookt.' });
		await hours({ hours: 180, on: dayFromToday(0), because: 'needs-more' });
		const { rows, areas } = await screen(samira);
		expect(
			rows
				.filter(({ source }) => source === 'professional')
				.map(({ minutes, turn, untilOn }) => [minutes, turn, untilOn]),
		).toEqual([
			[180, 'up', null],
			[120, 'down', dayFromToday(0)],
			[240, 'begin', dayFromToday(-10)],
		]);
		expect(rows.find(({ minutes }) => minutes === 120)?.words).toBe('Haar zus kookt.');
		expect(areas.map(({ source }) => source)).toEqual(['professional', 'informal', 'network']);
		expect(JSON.stringify((await asOwner('select * from care.help_hours')).rows)).not.toContain('zus');
	});
	test('stop with a zero and why, and what is not there cannot stop', async () => {
		await expect(hours({ hours: 0 })).rejects.toMatchObject({ code: 'company-no-hours' });
		await hours();
		await hours({ hours: 0, on: dayFromToday(0), because: 'goes-well' });
		expect((await screen()).rows[0]).toMatchObject({ minutes: 0, turn: 'down', because: 'goes-well' });
	});
	test('do not begin before what stands, nor far ahead', async () => {
		await hours();
		for (const day of [-31, 93])
			await expect(hours({ on: dayFromToday(day) })).rejects.toMatchObject({ code: 'company-from', field: 'on' });
		const form = (set: object) =>
			parse(HoursForm, {
				source: 'network',
				kind: 'children',
				hours: '1,5',
				on: '2026-03-01',
				because: 'begin',
				...set,
			});
		expect(form({})).toMatchObject({ output: { hours: 90 } });
		for (const typed of ['1,2', '200', '-1', 'veel'])
			expect(form({ hours: typed }), typed).toMatchObject({ errors: { hours: 'company-hours' } });
	});
	test('are changed by who helps and by nobody else', async () => {
		await expect(along(samira, client, (one) => changeHours(one, {} as HoursForm))).rejects.toMatchObject({
			status: 404,
		});
		for (const name of personaNames.filter((each) => !['yusuf', 'samira'].includes(each)))
			await expect(
				along({ ...persona(name), level: 2 }, client, async () => {}),
				name,
			).rejects.toMatchObject({
				status: 404,
			});
	});
});

describe('a helper', () => {
	test('says with one tap and a code how it goes; much and call wait for the worker, who alone reads them', async () => {
		const code = await helper();
		for (const word of ['well', 'much', 'call'] as const)
			await byCode((tx) => helpers.sayAsHelper(tx, nobody, code, { word }));
		const { words } = await screen();
		expect(
			words
				.filter(({ waits }) => waits)
				.map(({ word }) => word)
				.sort(),
		).toEqual(['call', 'much']);
		expect((await screen(samira)).words).toEqual([]);
		// A copy of the file holds every row that may be read.
		expect(await asActor(samira, 'care', (tx) => tx.selectFrom('care.helper_word').select('id').execute())).toEqual([]);
		const much = words.find(({ word }) => word === 'much')?.id ?? '';
		await expect(along(samira, client, (one) => helpers.seeHelper(one, { word: much }))).rejects.toMatchObject({
			status: 404,
		});
		await along(yusuf, client, (one) => helpers.seeHelper(one, { word: much }));
		expect((await screen()).words.filter(({ waits }) => waits)).toHaveLength(1);
	});
	test('may pass on nothing until the family ticks it, and then that alone', async () => {
		const code = await helper();
		const pass = (about: 'school' | 'ill') =>
			byCode((tx) => helpers.passOn(tx, nobody, code, { about, words: 'Het gaat goed op school.' }));
		await expect(pass('school')).rejects.toMatchObject({ status: 404 });
		await allow('school');
		expect(await byCode((tx) => helpers.helperCodeScreen(askFor(tx, nobody, { code })))).toMatchObject({
			topics: ['school'],
		});
		await pass('school');
		await expect(pass('ill')).rejects.toMatchObject({ status: 404 });
		expect((await screen(samira)).words).toMatchObject([
			{ about: 'school', words: 'Het gaat goed op school.', called: 'Henk' },
		]);
		await allow();
		await expect(pass('school')).rejects.toMatchObject({ status: 404 });
		expect(JSON.stringify((await asOwner('select * from care.helper_word')).rows)).not.toContain('school.');
	});
	test('is allowed nothing by a worker, not in the page and not in the table', async () => {
		await helper();
		const [one] = (await screen()).helpers;
		await expect(
			along(yusuf, client, (each) => helpers.decidePassOn(each, { helper: one?.id ?? '', topics: ['ill'] })),
		).rejects.toMatchObject({ status: 404 });
		await expect(
			asActor(yusuf, 'care', (tx) =>
				tx
					.updateTable('care.helper')
					.set({ may_pass_on: ['ill'] })
					.execute(),
			),
		).rejects.toThrow(/family says/);
	});
	test('reads nothing of whom they help, and their code stops with a new one, at the end and with the help', async () => {
		const code = await helper();
		const shown = (one: string) => byCode((tx) => helpers.helperCodeScreen(askFor(tx, nobody, { code: one })));
		expect(JSON.stringify(await shown(code))).not.toMatch(/Samira|Henk|Bouzidi/);
		for (const table of ['care.helper', 'care.helper_word'] as const)
			expect(await byCode((tx) => tx.selectFrom(table).select('id').execute())).toEqual([]);
		const [one] = (await screen()).helpers;
		const next = await along(yusuf, client, (each) => helpers.newHelperCode(each, { helper: one?.id ?? '' }));
		await expect(shown(code)).rejects.toMatchObject({ status: 404 });
		expect(await byCode((tx) => helpers.openHelperCode(tx, next))).toBe(next);
		await expect(byCode((tx) => helpers.openHelperCode(tx, code))).rejects.toMatchObject({ code: 'helper-code' });
		await asOwner(`update care.client set ended_on = current_date, ended_as = 'enough'`);
		await expect(shown(next)).rejects.toMatchObject({ status: 404 });
		await asOwner(`update care.client set ended_on = null, ended_as = null`);
		await along(samira, client, (each) => helpers.endHelper(each, { helper: one?.id ?? '' }));
		await expect(shown(next)).rejects.toMatchObject({ status: 404 });
	});
	test('has a code of half a year: past its last day, or while the file is restricted, it opens nothing', async () => {
		const code = await helper();
		const says = (one: string) => byCode((tx) => helpers.sayAsHelper(tx, nobody, one, { word: 'well' }));
		expect((await screen()).helpers).toMatchObject([{ untilOn: dayFromToday(183) }]);
		await asOwner('update care.helper set until_on = current_date - 1');
		await expect(says(code)).rejects.toMatchObject({ status: 404 });
		await expect(byCode((tx) => helpers.openHelperCode(tx, code))).rejects.toMatchObject({ code: 'helper-code' });
		const [one] = (await screen()).helpers;
		const next = await along(yusuf, client, (each) => helpers.newHelperCode(each, { helper: one?.id ?? '' }));
		await says(next);
		await asOwner('update care.client set restricted_since = current_date');
		await expect(says(next)).rejects.toMatchObject({ status: 404 });
		await expect(byCode((tx) => helpers.openHelperCode(tx, next))).rejects.toMatchObject({ code: 'helper-code' });
	});
	test('who says more in a day than fits on a page is stopped', async () => {
		const code = await helper();
		for (let many = 0; many < 10; many += 1)
			await byCode((tx) => helpers.sayAsHelper(tx, nobody, code, { word: 'well' }));
		await expect(byCode((tx) => helpers.sayAsHelper(tx, nobody, code, { word: 'well' }))).rejects.toMatchObject({
			status: 404,
		});
	});
	test('passes on words, and a family ticks topics that exist', () => {
		expect(parse(PassOnForm, { about: 'school', words: ' ' })).toMatchObject({ errors: { words: 'required' } });
		expect(parse(PassOnForm, { about: 'money', words: 'x' })).toMatchObject({ errors: { about: 'required' } });
		expect(parse(TopicsForm, { helper: waterveen, topics: 'ill' })).toMatchObject({ output: { topics: ['ill'] } });
		expect(parse(TopicsForm, { helper: waterveen, topics: ['ill', 'money'] }).success).toBe(false);
	});
});

describe('over time', () => {
	const row = (id: string, set: Partial<Hours>): Hours => ({
		...{ id, source: 'professional', kind: 'household', minutes: 60, fromOn: '2026-01-01', untilOn: null },
		...{ because: 'begin', words: '' },
		...set,
	});
	const all = [
		row('a', { minutes: 240, untilOn: '2026-02-01' }),
		row('b', { minutes: 120, fromOn: '2026-02-01' }),
		row('c', { source: 'network', minutes: 60, fromOn: '2026-01-15' }),
	];
	test('each day on which something changed has a level of its own', () => {
		expect(levels(all)).toEqual([
			{ on: '2026-01-01', professional: 240, informal: 0, network: 0 },
			{ on: '2026-01-15', professional: 240, informal: 0, network: 60 },
			{ on: '2026-02-01', professional: 120, informal: 0, network: 60 },
		]);
	});
	test('the areas stand on each other and reach the edges of the picture', () => {
		const [professional, informal, network] = areasIn(all, '2026-03-02');
		expect(professional?.points).toBe(
			'0,30 79,30 79,30 176,30 176,90 340,90 340,150 176,150 176,150 79,150 79,150 0,150',
		);
		expect(informal?.points.split(' ')).toHaveLength(12);
		expect(network?.points).toContain('79,0');
		expect(areasIn([], '2026-03-02')).toEqual([]);
	});
	test('a row is a beginning, or goes from what it came after', () => {
		expect(all.map((one) => turnOf(one, all))).toEqual(['begin', 'down', 'begin']);
	});
	test('that it goes well does not wait', () => {
		expect(wordWaits({ word: 'well', seenOn: null })).toBe(false);
		expect(wordWaits({ word: 'much', seenOn: null })).toBe(true);
		expect(wordWaits({ word: 'much', seenOn: '2026-01-01' })).toBe(false);
	});
});
