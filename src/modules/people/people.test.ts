import { describe, expect, test } from 'vitest';
import { dayAfter } from '#platform/wall-time';
import { holdsOn, isSeconded, latestEnd, periodFault, withEverythingInside } from './people.ts';

describe('a role', () => {
	const role = { validFrom: '2026-03-01', validUntil: '2026-06-30', endedOn: null };
	test('counts from its first up to and with its last day', () => {
		expect(['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'].map((day) => holdsOn(day, role))).toEqual([
			false,
			true,
			true,
			false,
		]);
	});
	test('does not count any more on the day it was ended', () => {
		expect(['2026-04-30', '2026-05-01'].map((day) => holdsOn(day, { ...role, endedOn: '2026-05-01' }))).toEqual([
			true,
			false,
		]);
	});
	test('lasts twelve months at most, also from a leap day', () => {
		expect(latestEnd('2026-03-01')).toBe('2027-03-01');
		expect(latestEnd('2028-02-29')).toBe('2029-02-28');
		expect(periodFault('2026-03-01', '2027-03-01')).toBeUndefined();
		expect(periodFault('2026-03-01', '2027-03-02')).toBe('role-too-long');
	});
	test('ends later than it starts', () => {
		expect(periodFault('2026-03-01', '2026-03-01')).toBe('ends-before-start');
	});
	test('is on loan when somebody else pays', () => {
		expect(isSeconded({ employerOrganisationId: 'a' }, { organisationId: 'b' })).toBe(true);
		expect(isSeconded({ employerOrganisationId: 'a' }, { organisationId: 'a' })).toBe(false);
	});
});

describe('the area somebody works in', () => {
	const areas = [
		{ code: 'GM', parentCode: null },
		{ code: 'WK1', parentCode: 'GM' },
		{ code: 'WK2', parentCode: 'GM' },
		{ code: 'BU11', parentCode: 'WK1' },
		{ code: 'BU21', parentCode: 'WK2' },
	];
	test('holds every neighbourhood inside it', () => {
		expect(withEverythingInside(['WK1'], areas).sort()).toEqual(['BU11', 'WK1']);
		expect(withEverythingInside(['GM'], areas)).toHaveLength(5);
	});
	test('does not grow upwards, and keeps a code that nobody knows', () => {
		expect(withEverythingInside(['BU21', 'XX'], areas).sort()).toEqual(['BU21', 'XX']);
	});
});

test('fourteen days on crosses the end of a month', () => {
	expect(dayAfter('2026-02-20', 14)).toBe('2026-03-06');
	// Over a change to summer time too.
	expect(dayAfter('2026-03-20', 28)).toBe('2026-04-17');
});
