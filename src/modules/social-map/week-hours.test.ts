import { describe, expect, test } from 'vitest';
import { hoursPerDay, isOpenAt, minuteOfWeek, openHours, readHours } from './week-hours.ts';

describe('opening hours as people type them', () => {
	test.each([
		['ma 10-12', ['mon 10:00-12:00']],
		['dinsdag: 9.30 tot 12.00 en 13-17', ['tue 09:30-12:00', 'tue 13:00-17:00']],
		['di t/m do 9:00 - 17:00', ['tue 09:00-17:00', 'wed 09:00-17:00', 'thu 09:00-17:00']],
		['vr-ma 20-24', ['mon 20:00-24:00', 'fri 20:00-24:00', 'sat 20:00-24:00', 'sun 20:00-24:00']],
		['wo 14 uur tot 16 uur\nma 10-12', ['mon 10:00-12:00', 'wed 14:00-16:00']],
		['', []],
	])('%s', (typed, hours) => expect(readHours(typed)).toEqual(hours));

	test.each(['morgen 10-12', 'ma', 'ma 25-26', 'ma 12-10', 'ma tien tot twaalf'])('%s is not understood', (typed) =>
		expect(readHours(typed)).toBeUndefined(),
	);

	test('stand under their day', () =>
		expect(hoursPerDay(['mon 10:00-12:00', 'mon 13:00-14:00', 'wed 09:00-10:00'])).toEqual([
			{ day: 'mon', times: ['10:00-12:00', '13:00-14:00'] },
			{ day: 'wed', times: ['09:00-10:00'] },
		]));
});

describe('open now', () => {
	const hours = ['mon 10:00-12:00', 'sun 22:00-24:00'];
	test('goes by Dutch clocks, in summer and in winter', () => {
		expect(minuteOfWeek(new Date('2026-07-06T08:30:00Z'))).toBe(10 * 60 + 30);
		expect(minuteOfWeek(new Date('2026-01-05T09:30:00Z'))).toBe(10 * 60 + 30);
	});
	test('holds until the minute it closes', () => {
		expect(isOpenAt(hours, 10 * 60)).toBe(true);
		expect(isOpenAt(hours, 12 * 60)).toBe(false);
		expect(isOpenAt(hours, 7 * 1440 - 1)).toBe(true);
		expect(isOpenAt(hours, 1440 + 10 * 60)).toBe(false);
	});
});

test('every hour of the week in which it is open for a while is one to look in', () => {
	expect(openHours(['mon 09:30-12:00', 'mon 11:00-12:30', 'sun 23:00-24:00'])).toEqual([9, 10, 11, 12, 167]);
	expect(openHours([])).toEqual([]);
});
