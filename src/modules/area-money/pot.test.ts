import { describe, expect, test } from 'vitest';
import { daysBetween, leftIn, mandateOf, type Pot, usualDays, whoDecides } from './pot.ts';

const pot: Pot = {
	id: 'p',
	areaCode: 'WK990101',
	year: 2026,
	fixed: 1_000_000,
	free: 500_000,
	mandates: { social_broker: 25_000, team_worker: 25_000, team_lead: 100_000, municipal_contact: 250_000 },
};

describe('a mandate', () => {
	test('is the smallest that suffices', () => {
		expect(whoDecides(pot, 25_000)).toEqual(['social_broker', 'team_worker']);
		expect(whoDecides(pot, 25_001)).toEqual(['team_lead']);
		expect(whoDecides(pot, 250_000)).toEqual(['municipal_contact']);
		expect(whoDecides(pot, 250_001)).toEqual([]);
	});
	test('of somebody is the largest of their roles, and nothing for others', () => {
		expect(mandateOf(pot, ['social_broker', 'team_lead'])).toBe(100_000);
		expect(mandateOf(pot, ['volunteer', 'policy_officer'])).toBe(0);
	});
});

test('what is left counts every yes, each part apart', () => {
	const one = { potId: 'p', part: 'free' as const, sum: 20_000, decision: 'yes' as const };
	expect(
		leftIn(pot, [
			one,
			{ ...one, decision: null },
			{ ...one, decision: 'no' },
			{ ...one, potId: 'q' },
			{ ...one, part: 'fixed', sum: 1 },
		]),
	).toEqual({ free: 480_000, fixed: 999_999 });
});

describe('days from signal to money', () => {
	test('are whole days, also over the change of the clock', () => {
		expect(daysBetween('2026-10-20', '2026-10-27')).toBe(7);
		expect(daysBetween('2026-10-20', '2026-10-20')).toBe(0);
	});
	test('are usually what half of them took', () => {
		expect(usualDays([9, 1, 3])).toBe(3);
		expect(usualDays([4, 2])).toBe(2);
		expect(usualDays([])).toBe(undefined);
	});
});
