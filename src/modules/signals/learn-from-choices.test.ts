import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { learnedIn, needsRetention, readLearnedAgain, suggestNeedsFor } from '#modules/needs/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, asTask } from '#platform/db/index.server';
import { markOf } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { elders, useDatabase, waterveen } from '#testing/database';
import { captureSignal } from './capture-signal.server.ts';
import { codeNeed } from './code-need.server.ts';
import { learnFromChoicesIn } from './learn-from-choices.server.ts';
import type { CaptureForm } from './signal.forms.ts';
import { areaRows, greet, resident, samira, schoolstraat, worker } from './signals.fixtures.ts';
import { undoSignal } from './undo-signal.server.ts';

const { asOwner } = useDatabase();
beforeAll(() => asOwner(areaRows));
beforeEach(async () => {
	await asOwner('delete from community.need_word');
	await asOwner('delete from community.need_choice');
	readLearnedAgain();
});

const capture = (actor: Actor, text: string, needCode?: string) =>
	asActor(actor, 'community', (tx) =>
		captureSignal(
			tx,
			actor,
			{
				id: newId(),
				text,
				areaCode: schoolstraat,
				needCode,
				contactAgreed: false,
				confirmed: markOf(text),
			} as CaptureForm,
			'GM9901',
		),
	);
const capturedTimes = async (times: number, text: string, needCode: string) => {
	for (let time = 0; time < times; time++) await capture(samira, text, needCode);
};
const code = (id: string, needCode: string | null) =>
	asActor(samira, 'community', (tx) => codeNeed(tx, samira, id, needCode));
const learnLater = async (municipalityId = waterveen) => {
	const back = moveClockTo(new Date(clock.now().getTime() + 60_000));
	try {
		return await learnFromChoicesIn(municipalityId);
	} finally {
		back();
		readLearnedAgain();
	}
};
const suggested = async (actor: Actor, text: string) => {
	const found = await asActor(actor, 'community', async (tx) =>
		suggestNeedsFor(text, 3, await learnedIn(tx, actor.municipalityId)),
	);
	return found === 'abstain' ? [] : found.map((one) => one.code);
};
const counts = async () =>
	Object.fromEntries(
		(
			await asOwner(
				`select need_code, sum(signals)::int as signals from community.need_word where word = '' group by 1`,
			)
		).rows.map(({ need_code, signals }) => [need_code, signals]),
	);

describe('suggestions learn from what workers choose', () => {
	test('a word only this town uses leads to the need that was chosen for it, within minutes', async () => {
		expect(await suggested(samira, 'Is er vandaag Zwaluwhof?')).toEqual([]);
		await capturedTimes(4, 'Zwaluwhof graag', 'community-house');
		// In a town that chose other things two thousand times.
		await asOwner(
			`insert into community.need_word (municipality_id, word, need_code, signals, known, last_month) values ($1, '', 'litter', 2000, true, '2026-11-01')`,
			[waterveen],
		);
		expect(await learnLater()).toBe(4);
		expect((await suggested(samira, 'Is er vandaag Zwaluwhof?'))[0]).toBe('community-house');
	});

	test('and not in another municipality', async () => {
		await capturedTimes(4, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		await learnLater(elders);
		const elsewhere = { ...worker(newId(), ['WK990201'], 'social_broker'), municipalityId: elders };
		expect(await suggested(elsewhere, 'Is er vandaag Zwaluwhof?')).toEqual([]);
	});

	test('looking twice learns once', async () => {
		await capturedTimes(3, 'Zwaluwhof graag', 'community-house');
		expect([await learnLater(), await learnLater()]).toEqual([3, 0]);
		expect(await counts()).toEqual({ 'community-house': 3 });
	});

	test('who chooses something else takes the first choice out of the counts', async () => {
		const { id } = await capture(samira, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		await code(id, 'litter');
		await learnLater();
		expect(await counts()).toEqual({ 'community-house': 0, litter: 1 });
		await code(id, null);
		await learnLater();
		expect(await counts()).toEqual({ 'community-house': 0, litter: 0 });
	});

	test('saying yes to what was guessed counts, leaving the guess as it is does not', async () => {
		const { id, needCode } = await capture(samira, 'De deurwaarder heeft beslag gelegd op mijn loon.');
		expect(needCode).toBe('bailiff');
		expect(await learnLater()).toBe(0);
		await code(id, 'bailiff');
		expect(await learnLater()).toBe(1);
		expect(await counts()).toEqual({ bailiff: 1 });
	});

	test('what a resident says about their own note is no lesson', async () => {
		await capture(resident, 'Zwaluwhof graag', 'community-house');
		expect(await learnLater()).toBe(0);
	});

	test('a signal that was taken back at once teaches nothing', async () => {
		const { id } = await capture(samira, 'Zwaluwhof graag', 'community-house');
		await asActor(samira, 'community', (tx) => undoSignal(tx, samira, id));
		await learnLater();
		expect(await counts()).toEqual({});
	});
});

describe('what is learned gives nobody away', () => {
	test('no word stands in the database as it was written, and no signal beside it', async () => {
		await capturedTimes(4, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		const { rows } = await asOwner('select * from community.need_word');
		expect(JSON.stringify(rows).toLowerCase()).not.toContain('zwaluw');
		expect(Object.keys(rows[0]).sort()).toEqual([
			'known',
			'last_month',
			'municipality_id',
			'need_code',
			'signals',
			'word',
		]);
	});

	test('names and numbers that a worker left standing are not counted', async () => {
		await capturedTimes(4, 'Mevrouw Zwaluwman, 06 12345678', 'community-house');
		await learnLater();
		expect((await asOwner(`select * from community.need_word where word <> ''`)).rows).toEqual([]);
	});

	test('a word of two signals is seen by nobody but the learner', async () => {
		await capturedTimes(2, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		const read = (tx: { selectFrom: unknown }) =>
			(tx as never as import('#platform/db/index.server').Tx).selectFrom('community.need_word').selectAll().execute();
		for (const actor of [samira, greet, resident, anonymous(waterveen)])
			expect(await asActor(actor, 'community', read)).toEqual([]);
		expect((await asTask('needs.learn', waterveen, 'community', read)).length).toBeGreaterThan(0);
	});

	test('nobody but the learner counts', async () => {
		await capturedTimes(3, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		const changed = await asActor(samira, 'community', (tx) =>
			tx.updateTable('community.need_word').set({ signals: 99 }).executeTakeFirst(),
		);
		expect(Number(changed.numUpdatedRows)).toBe(0);
		await expect(
			asActor(samira, 'community', (tx) =>
				tx
					.insertInto('community.need_word')
					.values({
						municipality_id: waterveen,
						word: 'x',
						need_code: 'litter',
						signals: 9,
						known: true,
						last_month: '2026-01-01',
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('a worker of another area neither sees nor changes what was chosen', async () => {
		await capture(samira, 'Zwaluwhof graag', 'community-house');
		const rows = await asActor(greet, 'community', (tx) =>
			tx.selectFrom('community.need_choice').selectAll().execute(),
		);
		expect(rows).toEqual([]);
		const changed = await asActor(greet, 'community', (tx) =>
			tx.updateTable('community.need_choice').set({ need_code: 'litter' }).executeTakeFirst(),
		);
		expect(Number(changed.numUpdatedRows)).toBe(0);
	});

	test('words that nobody used any more are forgotten when their term is over, others stay', async () => {
		await capturedTimes(3, 'Zwaluwhof graag', 'community-house');
		await learnLater();
		const end = () =>
			asTask('privacy.erase', waterveen, 'community', async (tx, actor) => {
				let ended = 0;
				for (const rule of needsRetention)
					ended += await rule.end(tx, { municipalityId: waterveen, before: new Date('2021-01-01') }, actor);
				return ended;
			});
		expect(await end()).toBe(0);
		await asOwner(`update community.need_word set last_month = '2020-01-01'`);
		expect(await end()).toBeGreaterThan(0);
		expect((await asOwner('select * from community.need_word')).rows).toEqual([]);
	});
});
