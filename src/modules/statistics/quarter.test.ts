import { expect, test } from 'vitest';
import { daysOf, lastWhole, quarterBefore, quarterOf } from './quarter.ts';

test('a day lies in its quarter, and a quarter holds its days', () => {
	expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
		'2026-Q1',
		'2026-Q1',
		'2026-Q2',
		'2026-Q4',
	]);
	expect(daysOf('2024-Q1')).toEqual({ from: '2024-01-01', until: '2024-03-31' });
	expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', until: '2026-12-31' });
	expect(quarterBefore('2026-Q1')).toBe('2025-Q4');
});

test('a quarter is whole two weeks after it ended, when notes from the road have come in', () => {
	expect(lastWhole('2026-10-14')).toBe('2026-Q2');
	expect(lastWhole('2026-10-15')).toBe('2026-Q3');
	expect(lastWhole('2026-01-02')).toBe('2025-Q3');
});
