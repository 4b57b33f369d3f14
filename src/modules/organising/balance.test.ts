import { describe, expect, test } from 'vitest';
import { hoursOf, isSwallowed, monthOf, parseBalance, quarterOf, rangeOf, shareAmongPeople } from './balance.ts';
import { countedWork } from './count-work.server.ts';

describe('how the week is split', () => {
	test('is said with its uncertainty: a half may well be a quarter or three quarters', () => {
		expect(rangeOf(50)).toEqual({ low: 25, high: 75 });
		expect(rangeOf(0)).toEqual({ low: 0, high: 0 });
		expect(rangeOf(100)).toEqual({ low: 100, high: 100 });
		for (const share of [5, 20, 35, 80]) {
			const { low, high } = rangeOf(share);
			expect(low < share && share < high, String(share)).toBe(true);
		}
	});
	test('is called swallowed after three months in a row, even read as kindly as can be', () => {
		const months = (...shares: number[]) =>
			shares.map((share, at) => ({ month: `2026-0${at + 1}-01`, share, hours: 100 }));
		expect(isSwallowed(months(10, 10, 10), 50)).toBe(true);
		expect(isSwallowed(months(10, 10), 50)).toBe(false);
		expect(isSwallowed(months(10, 10, 40), 50)).toBe(false);
		expect(isSwallowed(months(90, 10, 10, 10), 50)).toBe(true);
		// 25 percent may be half of the time, when talks with one person are short.
		expect(isSwallowed(months(25, 25, 25), 50)).toBe(false);
		expect(isSwallowed(months(0, 0, 0), 0)).toBe(false);
	});
	test('goes by months and quarters, over the turn of the year', () => {
		expect([monthOf('2026-01-31', -1), monthOf('2026-12-05', 1), monthOf('2026-05-09')]).toEqual([
			'2025-12-01',
			'2027-01-01',
			'2026-05-01',
		]);
		expect([quarterOf('2026-02-28', -1), quarterOf('2026-12-31'), quarterOf('2026-03-01', 1)]).toEqual([
			'2025-10-01',
			'2026-10-01',
			'2026-04-01',
		]);
	});
});

test('hours are whole, and never nothing for something', () => {
	expect([0, 10, 89, 91].map(hoursOf)).toEqual([0, 1, 1, 2]);
});

test('answers among people are those of neighbours and of groups together', () => {
	expect(shareAmongPeople({ quarter: '2026-01-01', questions: 9, informal: 4, collective: 2 })).toBe(67);
});

test('what counts has typical minutes and words in two languages, each code once; a strange file is refused', () => {
	const codes = countedWork().map(({ code }) => code);
	expect(new Set(codes).size).toBe(codes.length);
	expect(new Set(countedWork().map(({ kind }) => kind))).toEqual(new Set(['community', 'casework']));
	expect(() => parseBalance({ version: 1, work: [{ code: 'x', kind: 'sleep', minutes: 0 }] })).toThrow();
});
