import { describe, expect, test } from 'vitest';
import { persona } from '#testing/personas';
import { isTimeToLookBack, mayPropose, monthSpans, sideOf, stands } from './upkeep.ts';

test('months that follow each other are said as one', () => {
	expect(monthSpans([10, 4, 3, 5, 12])).toEqual([
		[3, 5],
		[10, 10],
		[12, 12],
	]);
	expect(monthSpans([])).toEqual([]);
});

test('it stands once both said yes, until somebody stops', () => {
	expect(stands({ reviewOn: null, endedOn: null })).toBe(false);
	expect(stands({ reviewOn: '2027-01-01', endedOn: null })).toBe(true);
	expect(stands({ reviewOn: '2027-01-01', endedOn: '2026-12-01' })).toBe(false);
});

test('looking back begins a month before the day', () => {
	expect(isTimeToLookBack({ reviewOn: '2027-01-31', endedOn: null }, '2026-12-31')).toBe(false);
	expect(isTimeToLookBack({ reviewOn: '2027-01-31', endedOn: null }, '2027-01-01')).toBe(true);
	expect(isTimeToLookBack({ reviewOn: '2027-01-31', endedOn: '2026-11-01' }, '2027-01-01')).toBe(false);
});

describe('who speaks for whom', () => {
	const here = { areaCode: 'BU99010101' };
	test.each([
		['dewi', 'town'],
		['marloes', 'resident'],
		['samira', 'resident'],
		['ingrid', undefined],
		['femke', undefined],
		['bram', undefined],
	] as const)('%s: %s', (name, side) => expect(sideOf(persona(name), here)).toBe(side));
	test('workers and contacts of the area propose', () => {
		expect(mayPropose(persona('dewi'), here.areaCode)).toBe(true);
		expect(mayPropose(persona('samira'), here.areaCode)).toBe(false);
		expect(mayPropose(persona('femke'), here.areaCode)).toBe(false);
	});
});
