import { describe, expect, test } from 'vitest';
import { nextMonths, stateOfSafari } from './safari.ts';

describe('the next tour', () => {
	test('is on the same day of the next month: the first Tuesday after the first Tuesday', () => {
		expect(nextMonths('2026-11-03')).toBe('2026-12-01');
		expect(nextMonths('2026-12-01')).toBe('2027-01-05');
		expect(nextMonths('2026-01-31')).toBe('2026-02-28');
	});
});

describe('a tour', () => {
	const one = { publishedOn: '2026-05-01', calledOffOn: null, on: '2026-05-12' };
	test('is planned, announced, today, been, or called off', () => {
		expect(stateOfSafari({ ...one, publishedOn: null }, '2026-05-02')).toBe('planned');
		expect(stateOfSafari(one, '2026-05-11')).toBe('announced');
		expect(stateOfSafari(one, '2026-05-12')).toBe('today');
		expect(stateOfSafari(one, '2026-05-13')).toBe('been');
		expect(stateOfSafari({ ...one, calledOffOn: '2026-05-10' }, '2026-05-13')).toBe('called-off');
	});
});
