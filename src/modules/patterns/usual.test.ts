import { describe, expect, test } from 'vitest';
import { numberWord, rarityOf, usualIn } from './usual.ts';

describe('what is usual, the way people say it', () => {
	test.each([
		[1, 5, { kind: 'count', low: 1, high: 1 }],
		[1.4, 5, { kind: 'count', low: 1, high: 2 }],
		[2.9, 8, { kind: 'count', low: 3, high: 3 }],
		[0.4, 4, { kind: 'one-per-weeks', weeks: 10 }],
		[0.1, 4, { kind: 'one-per-months', months: 9 }],
		[0.03, 8, { kind: 'one-per-years', years: 5 }],
		[0.001, 8, { kind: 'rarely' }],
	])('%d persons in %d weeks', (expected, weeks, usual) => {
		expect(usualIn(expected, weeks)).toEqual(usual);
	});

	test('never promises fewer than one, and low is never above high', () => {
		for (let expected = 0.001; expected < 30; expected *= 1.1) {
			const usual = usualIn(expected, 8);
			if (usual.kind === 'count') expect(usual.low).toBeLessThanOrEqual(usual.high);
			for (const number of Object.values(usual))
				if (typeof number === 'number') expect(number).toBeGreaterThanOrEqual(1);
		}
	});
});

describe('how often chance gives one', () => {
	test.each([
		[0.4, { unit: 'weeks', number: 1, atLeast: false }],
		[8.2, { unit: 'weeks', number: 8, atLeast: false }],
		[40, { unit: 'months', number: 9, atLeast: false }],
		[463, { unit: 'years', number: 9, atLeast: false }],
		[1040, { unit: 'years', number: 20, atLeast: true }],
	])('once in %d weeks', (weeks, rarity) => {
		expect(rarityOf(weeks, 1040)).toEqual(rarity);
	});
});

test('numbers up to twelve are words, in the language of the reader', () => {
	expect([numberWord(7, 'nl'), numberWord(7, 'en'), numberWord(1, 'ar'), numberWord(13, 'nl')]).toEqual([
		'zeven',
		'seven',
		'één',
		'13',
	]);
});
