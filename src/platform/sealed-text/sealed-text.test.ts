import { beforeAll, describe, expect, test } from 'vitest';
import { moveClockTo } from '#platform/clock';
import { asActor, asTask, sql } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { momentInDays } from '#testing/days';
import { persona } from '#testing/personas';
import { careSeals, sealAgain } from './index.server.ts';
import { sealedOtherwise } from './text-keys.store.server.ts';

const { asOwner } = useDatabase();
const place = 'care.letter.words_sealed';
const letter = '019b0000-0000-7000-8000-00000000aaaa';
const other = '019b0000-0000-7000-8000-00000000bbbb';

beforeAll(async () => {
	await asOwner(
		`create table care.letter (municipality_id uuid not null, id uuid not null, words_sealed text not null default '', primary key (municipality_id, id))`,
	);
	await asOwner(`select care.wall('care.letter')`);
	await asOwner(
		`create policy everyone on care.letter to zone_care using (municipality_id = (select actor.municipality())) with check (municipality_id = (select actor.municipality()))`,
	);
	await asOwner('grant select, insert on care.letter to zone_care');
});

const inCare = <T>(work: (seals: Awaited<ReturnType<typeof careSeals>>) => T, who = persona('yusuf')) =>
	asActor(who, 'care', async (tx) => work(await careSeals(tx, who.municipalityId)));
const kept = async (id: string): Promise<string> =>
	(await asOwner('select words_sealed from care.letter where id = $1', [id])).rows[0]?.words_sealed;
const write = (id: string, words: string) =>
	asActor(persona('yusuf'), 'care', async (tx) => {
		const seals = await careSeals(tx, waterveen);
		await sql`insert into care.letter values (${waterveen}, ${id}, ${seals.seal(place, id, words)})`.execute(tx);
	});

describe('words in the care zone', () => {
	test('open again where they were sealed, and stand nowhere readable', async () => {
		await write(letter, 'Ik slaap slecht sinds de verhuizing.');
		expect(await kept(letter)).toMatch(/^s1\.[0-9a-f-]{36}\./);
		expect(await kept(letter)).not.toContain('slaap');
		expect(await inCare(async (seals) => seals.open(place, letter, await kept(letter)))).toBe(
			'Ik slaap slecht sinds de verhuizing.',
		);
	});

	test('do not open in another row, another column, another municipality or after one sign was changed', async () => {
		const sealed = await kept(letter);
		const flipped = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A');
		await inCare((seals) => {
			expect(() => seals.open(place, other, sealed)).toThrow();
			expect(() => seals.open('care.letter.answer_sealed', letter, sealed)).toThrow();
			expect(() => seals.open(place, letter, flipped.replace(/.{3}$/, 'AAA'))).toThrow();
		});
		await inCare((seals) => expect(() => seals.open(place, letter, sealed)).toThrow('the key'), persona('gea'));
	});

	test('nothing stays nothing', async () => {
		await inCare((seals) => expect(seals.open(place, letter, seals.seal(place, letter, ''))).toBe(''));
	});

	test('that are not sealed are refused by the database', async () => {
		await expect(
			asOwner(`insert into care.letter values ($1, $2, 'zomaar leesbaar')`, [waterveen, crypto.randomUUID()]),
		).rejects.toThrow('is_sealed');
	});
});

describe('the keys', () => {
	test('two who write the first words at once share one key', async () => {
		const gea = persona('gea');
		await Promise.all([1, 2, 3, 4].map(() => inCare(() => {}, gea)));
		const { rows } = await asOwner('select id from care.text_key where municipality_id = $1', [elders]);
		expect(rows).toHaveLength(1);
	});

	test('stand wrapped: what is in the database opens nothing by itself', async () => {
		const { rows } = await asOwner('select wrapped from care.text_key');
		for (const { wrapped } of rows) expect(wrapped).toMatch(/^w1\./);
	});

	test('after ninety days a new one comes, every word is sealed again, and a day later the old one is gone', async () => {
		const before = await inCare(({ keyId }) => keyId);
		const was = await kept(letter);
		expect(await sealAgain()).toBe(0);
		const back = moveClockTo(momentInDays(91));
		try {
			expect(await sealAgain()).toBe(1);
			expect(await kept(letter)).not.toBe(was);
			expect((await inCare(({ keyId }) => keyId)) === before).toBe(false);
			const keys = async () =>
				(await asOwner('select id from care.text_key where municipality_id = $1', [waterveen])).rows.map(
					({ id }) => id,
				);
			expect(await keys()).toContain(before);
			moveClockTo(momentInDays(93));
			await sealAgain();
			expect(await keys()).not.toContain(before);
			expect(await inCare(async (seals) => seals.open(place, letter, await kept(letter)))).toContain('slaap slecht');
		} finally {
			back();
		}
	});

	test('a key of the installation that was replaced opens what the one before wrapped, and wraps it again', async () => {
		process.env.CARE_KEY = 'een heel ander geheim van de gemeente';
		try {
			await sealAgain();
			expect(await inCare(async (seals) => seals.open(place, letter, await kept(letter)))).toContain('slaap slecht');
			// Wrapped by the new one: without it nothing opens.
			process.env.CARE_KEY = 'nog een ander';
			await expect(inCare(() => {})).rejects.toThrow();
		} finally {
			process.env.CARE_KEY = 'een heel ander geheim van de gemeente';
			process.env.CARE_KEY_BEFORE = '';
		}
		delete process.env.CARE_KEY;
		delete process.env.CARE_KEY_BEFORE;
	});

	test('nobody but the round reads all sealed words, not even a worker', async () => {
		await expect(
			asActor(persona('yusuf'), 'care', (tx) => sealedOtherwise(tx, crypto.randomUUID(), 10)),
		).rejects.toThrow('only the round');
		await expect(
			asTask('privacy.erase', waterveen, 'care', (tx) => sealedOtherwise(tx, crypto.randomUUID(), 10)),
		).rejects.toThrow('only the round');
	});

	test('nobody but the round destroys or replaces a key', async () => {
		const removed = await asActor(persona('tariq'), 'care', (tx) => tx.deleteFrom('care.text_key').executeTakeFirst());
		expect(Number(removed.numDeletedRows)).toBe(0);
	});
});
