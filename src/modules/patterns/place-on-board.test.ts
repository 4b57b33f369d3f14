import { describe, expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { faded, type OnBoard, placeOnBoard } from './place-on-board.ts';

const finding = (changed: Partial<Finding> = {}): Finding => ({
	need: 'sleep',
	theme: 'health',
	level: 'need',
	zone: ['BU99010101'],
	district: 'WK990101',
	weeks: 5,
	observed: 4,
	expected: 0.5,
	persons: 4,
	score: 4,
	recurrenceWeeks: 40,
	tier: 'alarm',
	signalIds: ['s1', 's2', 's3', 's4'],
	personKeys: ['a', 'b', 'c', 'd'],
	why: [],
	method: { name: 'm', version: '1', params: {}, seed: 1 },
	...changed,
});
const card = (changed: Partial<OnBoard> = {}): OnBoard => ({
	id: 'p1',
	level: 'need',
	need: 'sleep',
	theme: 'health',
	zone: ['BU99010101'],
	state: 'to-discuss',
	declaredBy: null,
	ownerId: null,
	lastFoundOn: '2026-05-12',
	personKeys: ['a', 'b', 'c'],
	signalIds: [],
	...changed,
});
const place = (findings: Finding[], board: OnBoard[]) => placeOnBoard(findings, findings, board);

describe('putting findings on the board', () => {
	test('something new comes on it once', () => {
		const wide = finding({ zone: ['BU99010101', 'BU99010102'] });
		expect(place([finding(), wide], []).add).toEqual([finding()]);
	});

	test('the same need in a place that overlaps is the same card, wherever it stands on the board', () => {
		for (const state of ['to-discuss', 'talking', 'approach-chosen', 'running', 'parked'] as const) {
			const { add, renew } = place([finding({ zone: ['BU99010101', 'BU99010102'] })], [card({ state })]);
			expect([add.length, renew.map(({ id }) => id)]).toEqual([0, ['p1']]);
		}
	});

	test('the same need elsewhere, or another need here, is another card', () => {
		expect(place([finding({ zone: ['BU99010201'] })], [card()]).add).toHaveLength(1);
		expect(place([finding({ need: 'digid' })], [card()]).add).toHaveLength(1);
	});

	test('what is not on the agenda renews a card, but brings no new one', () => {
		expect(placeOnBoard([finding()], [], []).add).toEqual([]);
		expect(placeOnBoard([finding()], [], [card()]).renew).toHaveLength(1);
	});

	test('a card declared by hand keeps its place and is only strengthened', () => {
		const { add, renew, strengthen } = place([finding()], [card({ declaredBy: 'w1' })]);
		expect([add.length, renew.length, strengthen.map(({ id }) => id)]).toEqual([0, 0, ['p1']]);
	});

	test('what was chance, or was learned from, stays away until two new persons came', () => {
		for (const state of ['dismissed', 'learned'] as const) {
			expect(place([finding()], [card({ state })]).add).toEqual([]);
			expect(place([finding({ personKeys: ['a', 'b', 'c', 'd', 'e'] })], [card({ state })]).add).toHaveLength(1);
		}
	});
});

describe('cards that nobody took', () => {
	test('fade after four weeks without being found', () => {
		expect(faded([card()], '2026-06-09')).toEqual([]);
		expect(faded([card()], '2026-06-10')).toEqual(['p1']);
	});

	test('never when they have an owner, were declared by hand, or are being discussed', () => {
		expect(
			faded([card({ ownerId: 'w1' }), card({ declaredBy: 'w1' }), card({ state: 'talking' })], '2027-01-01'),
		).toEqual([]);
	});
});
