import { describe, expect, test } from 'vitest';
import { boardStates, districtsOf, isOnBoard, moveProblem, movesFrom, patternStates, subjectOf } from './pattern.ts';

describe('moving a card', () => {
	const card = (state: (typeof patternStates)[number], approachCode: string | null = null) => ({ state, approachCode });

	test('the board goes from something to discuss to something learned', () => {
		expect(moveProblem(card('to-discuss'), 'talking', '')).toBeUndefined();
		expect(moveProblem(card('talking', 'coffee-morning'), 'approach-chosen', '')).toBeUndefined();
		expect(moveProblem(card('approach-chosen'), 'running', '')).toBeUndefined();
		expect(moveProblem(card('running'), 'learned', 'Kort en elke week werkt.')).toBeUndefined();
	});

	test('calling it chance takes a reason, and so does learning', () => {
		expect(moveProblem(card('to-discuss'), 'dismissed', '  ')).toBe('pattern-why-needed');
		expect(moveProblem(card('to-discuss'), 'dismissed', 'Eén gesprek op school.')).toBeUndefined();
		expect(moveProblem(card('running'), 'learned', '')).toBe('pattern-learned-needed');
	});

	test('an approach is chosen from the library, not by moving the card', () => {
		expect(moveProblem(card('talking'), 'approach-chosen', '')).toBe('pattern-approach-needed');
	});

	test('what was set aside can come back, and what was learned can run again', () => {
		expect(movesFrom('dismissed')).toEqual(['to-discuss']);
		expect(movesFrom('parked')).toContain('to-discuss');
		expect(movesFrom('learned')).toEqual(['running']);
	});

	test('nothing jumps from new to learned, and standing still is no move', () => {
		expect(moveProblem(card('to-discuss'), 'learned', 'Zomaar.')).toBe('pattern-no-such-move');
		expect(moveProblem(card('talking'), 'talking', '')).toBe('already-done');
	});

	test('from every place there is a way on, and never to the place itself', () => {
		for (const state of patternStates) {
			expect(movesFrom(state).length).toBeGreaterThan(0);
			expect(movesFrom(state)).not.toContain(state);
		}
	});

	test('five columns; parked and chance stand beside the board', () => {
		expect(boardStates.every(isOnBoard)).toBe(true);
		expect([isOnBoard('parked'), isOnBoard('dismissed')]).toEqual([false, false]);
	});
});

test('the district of a neighbourhood stands in its code; a district and the municipality are their own', () => {
	expect(districtsOf(['BU99010102', 'BU99010101', 'WK990102', 'GM9901'])).toEqual(['GM9901', 'WK990101', 'WK990102']);
});

test('a pattern is called after its need, or after its theme when it is about several', () => {
	expect(subjectOf({ need: 'sleep', theme: 'health' })).toBe('sleep');
	expect(subjectOf({ need: null, theme: 'health' })).toBe('health');
});
