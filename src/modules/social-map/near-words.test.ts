import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutsOf, nearestWords, slipsBetween } from './near-words.ts';

describe('a slip of the finger', () => {
	test.each([
		['fiets', 'fiets', 0],
		['fitsen', 'fietsen', 1],
		['taallse', 'taalles', 1],
		['bibliotheek', 'biebliotek', 3],
		['biblioteek', 'bibliotheek', 1],
		['wandelen', 'wandlene', 2],
		['koffie', 'tuin', 3],
	])('%s and %s lie %i apart', (one, other, slips) => expect(slipsBetween(one, other)).toBe(slips));

	test('lies as far there as back', () =>
		fc.assert(
			fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (one, other) => {
				expect(slipsBetween(one, other)).toBe(slipsBetween(other, one));
				expect(slipsBetween(one, one)).toBe(0);
			}),
		));

	test('the nearest word is meant, in a short word none', () => {
		expect(nearestWords('fitsen', ['fietsen', 'zitten', 'fietser'])).toEqual(['fietsen']);
		expect(nearestWords('les', ['mes', 'bes'])).toEqual([]);
	});
});

test('a word written together is cut everywhere, without its joint', () => {
	expect(cutsOf('taalles')).toContainEqual(['taal', 'les']);
	expect(cutsOf('fietsenmaker')).toContainEqual(['fiets', 'maker']);
	expect(cutsOf('les')).toEqual([]);
});
