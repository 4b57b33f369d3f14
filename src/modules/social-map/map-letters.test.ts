import { expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { lettersFor } from './map-letters.ts';

const of = (keeper: string, chances: number[]) => chances.map((chance, n) => ({ id: `${keeper}${n}`, keeper, chance }));
const random = seededRandom(5);

test('a keeper of forty gets one letter with five questions', () => {
	const letters = lettersFor([...of('a', Array(40).fill(0.4)), ...of('b', [0.3])], random);
	expect(letters.map(({ keeper, entries }) => [keeper, entries.length])).toEqual([
		['a', 5],
		['b', 1],
	]);
	expect(letters[0]?.entries.every(({ keeper }) => keeper === 'a')).toBe(true);
});

test('nobody is written to about what is most likely still right', () => {
	expect(lettersFor(of('a', [0.01, 0.05]), random)).toEqual([]);
	expect(lettersFor([], random)).toEqual([]);
});
