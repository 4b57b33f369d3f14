import { expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { lettersFor, toPutBack } from './map-letters.ts';

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

test('what a letter changed goes back, but for what somebody changed after it', () => {
	const was = { phone: '1', mail: '', hours: ['mon 10:00-12:00'], name: 'Club' };
	const became = { phone: '2', mail: 'nep@voorbeeld.nl', hours: [''], name: 'Club' };
	expect(toPutBack(became, { was, became })).toEqual({ phone: '1', mail: '', hours: ['mon 10:00-12:00'] });
	expect(toPutBack({ ...became, phone: '3', name: 'Onze club' }, { was, became })).toEqual({
		mail: '',
		hours: ['mon 10:00-12:00'],
	});
	expect(toPutBack(was, { was, became })).toEqual({});
});
