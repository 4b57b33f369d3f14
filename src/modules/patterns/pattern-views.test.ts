import { expect, test } from 'vitest';
import { asQuote, countPerWeek } from './pattern-views.ts';

test('weeks are seven days, the last one ends today', () => {
	const weeks = countPerWeek(
		['2026-05-12', '2026-05-06', '2026-05-05', '2026-04-21', '2026-01-01', '2026-05-13'],
		'2026-05-12',
		4,
	);
	expect(weeks).toEqual([
		{ from: '2026-04-15', count: 1 },
		{ from: '2026-04-22', count: 0 },
		{ from: '2026-04-29', count: 1 },
		{ from: '2026-05-06', count: 2 },
	]);
});

test('a quote is short, and is cut between words', () => {
	expect(asQuote('  Ik  zoek\nhulp. ')).toBe('Ik zoek hulp.');
	const long = asQuote('woord '.repeat(80));
	expect(long.length).toBeLessThanOrEqual(222);
	expect(long.endsWith('woord …')).toBe(true);
});
