import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { lastLook } from './detect-patterns.server.ts';
import { lastScan } from './detection.store.server.ts';
import { lookSoon, lookWhereDue } from './keep-looking.server.ts';
import { heard, seedAreas, seedCards } from './neighbourhood.fixtures.ts';
import { listPatterns } from './patterns.store.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
let cards: string[] = [];

const board = () => asActor(marloes, 'community', (tx) => listPatterns(tx, waterveen));
const news = () => ({ municipalityId: waterveen, occurredAt: new Date(Date.now() + 1).toISOString() });

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	cards = await seedCards(asOwner, 9);
});

test('two worker processes that look at once put everything on the board once', async () => {
	for (const person of cards.slice(0, 4)) await heard(2, { need: 'living-on-little', person });
	for (const person of cards.slice(4, 8)) await heard(3, { need: 'sleep', person, area: 'BU99010102' });
	const name = (await asOwner('select current_database() as name')).rows[0].name as string;
	const answers = (await Promise.all([lookElsewhere(name), lookElsewhere(name)])).flat();
	expect(answers).toHaveLength(4);
	expect(answers.every(({ findings }) => findings === 2)).toBe(true);
	expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(2);
	expect((await board()).map(({ need }) => need).sort()).toEqual(['living-on-little', 'sleep']);
	expect((await asOwner('select what from community.pattern_step')).rows).toHaveLength(2);
}, 180_000);

test('news is looked at once, however much comes in while waiting', async () => {
	await heard(0, { need: 'living-on-little', person: cards[8] });
	const scans = async () => (await lastLook(waterveen))?.at?.getTime();
	const before = await scans();
	const event = { municipalityId: waterveen, occurredAt: new Date().toISOString() };
	await Promise.all([lookSoon(event, 50), lookSoon(event, 50), lookSoon(event, 50)]);
	const after = await scans();
	expect(after).toBeGreaterThan(before ?? Infinity);
	await lookSoon(event, 50);
	expect(await scans()).toBe(after);
	expect((await board()).find(({ need }) => need === 'living-on-little')?.figures?.persons).toBe(5);
});

describe('a look that fails', () => {
	test('changes nothing on the board, is counted, and workers and the administrator can see it', async () => {
		for (const person of cards.slice(0, 3)) await heard(0, { need: 'youth-place', person });
		const seen = (await board()).length;
		await asOwner('revoke insert on community.pattern_step from zone_community');
		await expect(lookSoon(news(), 1)).rejects.toThrow();
		await expect(lookSoon(news(), 1)).rejects.toThrow();
		expect(await board()).toHaveLength(seen);
		for (const who of ['marloes', 'tariq'] as const) {
			const state = await asActor(persona(who), 'community', (tx) => lastScan(tx, waterveen));
			expect(state).toMatchObject({ failures: 2, for: clock.today() });
			expect(state?.failedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
		}
	});

	test('is tried again until it succeeds, and then all is well', async () => {
		await expect(lookWhereDue()).rejects.toThrow();
		expect(await lastLook(waterveen)).toMatchObject({ failures: 3 });
		await asOwner('grant insert on community.pattern_step to zone_community');
		await lookWhereDue();
		expect(await lastLook(waterveen)).toMatchObject({ failures: 0 });
		expect((await board()).map(({ need }) => need)).toContain('youth-place');
	});

	test('does not stand in the way of the other municipality', async () => {
		const { rows } = await asOwner(
			'select count(*)::int as looked from community.pattern_scan where scanned_for = current_date',
		);
		expect(rows).toEqual([{ looked: 2 }]);
	});

	test('is nothing that a worker could write', async () => {
		await expect(
			asActor(marloes, 'community', (tx) =>
				tx.updateTable('community.pattern_scan').set({ failures: 0, failed_at: null }).executeTakeFirst(),
			),
		).resolves.toMatchObject({ numUpdatedRows: 0n });
	});
});

type Looked = { findings: number; added: number };

/** Two looks, one after the other, in a process of their own. */
function lookElsewhere(database: string): Promise<Looked[]> {
	const { host, port, key } = inject('database');
	const script = join(import.meta.dirname, 'look-once.fixtures.ts');
	const other = spawn(process.execPath, [script, waterveen, '2'], {
		env: { ...process.env, DB_HOST: host, DB_PORT: String(port), DB_NAME: database, DB_SSL: 'no', APP_KEY: key },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	return new Promise((done) => {
		let text = '';
		other.stdout.on('data', (more) => (text += more));
		other.once('exit', () =>
			done(
				text
					.trim()
					.split('\n')
					.map((line) => JSON.parse(line)),
			),
		);
	});
}
