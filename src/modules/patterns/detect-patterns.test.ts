import { beforeAll, describe, expect, test } from 'vitest';
import { undoSignal } from '#modules/signals/index.server';
import { asActor, asTask } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { detectPatterns } from './detect-patterns.server.ts';
import { movePattern } from './move-pattern.server.ts';
import { heard, seedAreas, seedCards } from './neighbourhood.fixtures.ts';
import { listPatterns } from './patterns.store.server.ts';
import { readBoard, readPattern } from './read-patterns.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
let cards: string[] = [];

const board = () => asActor(marloes, 'community', (tx) => listPatterns(tx, waterveen));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	cards = await seedCards(asOwner, 9);
});

describe('from signals to a pattern', () => {
	test('two people with the same worry stay unseen', async () => {
		await heard(3, { need: 'living-on-little', person: cards[0] });
		await heard(5, { need: 'living-on-little', person: cards[1] });
		await heard(6, { need: 'living-on-little', person: cards[1] });
		await heard(7, { need: 'living-on-little' });
		expect(await detectPatterns(waterveen)).toMatchObject({ signals: 4, findings: 0, added: 0 });
		expect(await board()).toEqual([]);
	});

	test('with the third and fourth person it comes on the board, with why it stands out', async () => {
		await heard(9, { need: 'living-on-little', person: cards[2] });
		await heard(1, { need: 'living-on-little', person: cards[3], text: 'Ik koop geen fruit meer.' });
		expect(await detectPatterns(waterveen)).toMatchObject({ added: 1 });
		const [pattern] = await board();
		expect(pattern).toMatchObject({
			need: 'living-on-little',
			state: 'to-discuss',
			kind: 'zoek',
			zone: ['BU99010101'],
			districts: ['WK990101'],
			ownerId: null,
		});
		expect(pattern?.figures).toMatchObject({ persons: 4 });
		expect(pattern?.why.map(({ kind }) => kind)).toEqual(['what', 'count', 'where', 'chance', 'sources']);
	});

	test('looking again changes nothing, and two at once put nothing there twice', async () => {
		await Promise.all([detectPatterns(waterveen), detectPatterns(waterveen)]);
		await detectPatterns(waterveen);
		expect(await board()).toHaveLength(1);
		const { rows } = await asOwner('select what from community.pattern_step');
		expect(rows).toEqual([{ what: 'found' }]);
	});

	test('one more person renews the figures of the same card', async () => {
		await heard(0, { need: 'living-on-little', person: cards[4] });
		expect(await detectPatterns(waterveen)).toMatchObject({ added: 0, renewed: 1 });
		const [pattern] = await board();
		expect(pattern?.figures?.persons).toBe(5);
	});

	test('no key of a person reaches a worker, in rows or on a page', async () => {
		const { rows } = await asOwner('select person_key from community.pattern_person_key');
		expect(rows).toHaveLength(5);
		const seen = await asActor(marloes, 'community', async (tx) => {
			const all = await readBoard(tx, marloes, {});
			const [card] = all.cards;
			return {
				all,
				page: await readPattern(tx, marloes, card?.id ?? ''),
				keys: await tx.selectFrom('community.pattern_person_key').selectAll().execute(),
			};
		});
		expect(seen.keys).toEqual([]);
		for (const { person_key } of rows) expect(JSON.stringify(seen)).not.toContain(person_key);
		expect(JSON.stringify(seen)).not.toContain('personKeys');
	});

	test('what people said is shown in their words, except words that point at somebody', async () => {
		await heard(0, {
			need: 'living-on-little',
			person: cards[4],
			text: 'Mijn buurman kan de boodschappen niet meer betalen.',
		});
		await asOwner(`update community.signal set text = 'Bel mij op 06 12345678' where text like 'Mijn buurman%'`);
		await detectPatterns(waterveen);
		const [pattern] = await board();
		const page = await asActor(marloes, 'community', (tx) => readPattern(tx, marloes, pattern?.id ?? ''));
		expect(page.theySaid.map(({ text }) => text)).toContain('Ik koop geen fruit meer.');
		expect(JSON.stringify(page)).not.toContain('06 12345678');
	});
});

describe('chance, with a reason', () => {
	test('stays away while nothing changes, and with one new person', async () => {
		const [pattern] = await board();
		await asActor(marloes, 'community', (tx) =>
			movePattern(tx, marloes, pattern?.id ?? '', {
				to: 'dismissed',
				words: 'Dezelfde avond in het buurthuis.',
				confirmed: '',
			}),
		);
		await heard(0, { need: 'living-on-little', person: cards[5] });
		expect(await detectPatterns(waterveen)).toMatchObject({ added: 0, renewed: 0 });
		expect((await board()).map(({ state }) => state)).toEqual(['dismissed']);
	});

	test('comes back with two new persons', async () => {
		await heard(0, { need: 'living-on-little', person: cards[6] });
		expect(await detectPatterns(waterveen)).toMatchObject({ added: 1 });
		expect((await board()).map(({ state }) => state).sort()).toEqual(['dismissed', 'to-discuss']);
	});
});

describe('words that are taken back', () => {
	test('take a card off the board that nobody took up and that has fewer than three persons left', async () => {
		const ids: string[] = [];
		for (const person of cards.slice(0, 3))
			ids.push(
				await heard(0, { need: 'youth-place', person, area: 'BU99010102', text: 'De jongens hangen bij de trap.' }),
			);
		await detectPatterns(waterveen);
		expect((await board()).filter(({ need }) => need === 'youth-place')).toHaveLength(1);
		await asActor(marloes, 'community', (tx) => undoSignal(tx, marloes, ids[0] ?? ''));
		expect(await detectPatterns(waterveen)).toMatchObject({ gone: 1 });
		expect((await board()).filter(({ need }) => need === 'youth-place')).toEqual([]);
	});
});

describe('a card nobody took', () => {
	test('fades to the parking place after four weeks without being found', async () => {
		await asOwner(`alter table community.pattern disable trigger figures_are_the_detectors`);
		await asOwner(`update community.pattern set last_found_on = current_date - 30 where state = 'to-discuss'`);
		await asOwner(`alter table community.pattern enable trigger figures_are_the_detectors`);
		// The signals are still there under another need, so nothing was taken back.
		await asOwner(`update community.signal set need_code = 'sleep' where undone_at is null`);
		await detectPatterns(waterveen);
		const states = await asTask('patterns.detect', waterveen, 'community', (tx) => listPatterns(tx, waterveen));
		expect(
			states
				.filter(({ need }) => need === 'living-on-little')
				.map(({ state }) => state)
				.sort(),
		).toEqual(['dismissed', 'parked']);
	});
});
