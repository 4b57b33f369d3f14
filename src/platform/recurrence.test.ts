import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easterOf, holidayOn, holidaysOf } from './holidays.ts';
import { daysOf, faultInRule, lastDayOf, repeatOf, repeats, ruleFor } from './recurrence.ts';
import { dayAfter, momentOf, wallTimeOf } from './wall-time.ts';

const utc = (day: string, at: string) => momentOf(day, at).toISOString().slice(0, 16);

describe('the clock on the wall', () => {
	test('ten in the morning stays ten in the morning when summer time begins and ends', () => {
		expect([utc('2026-03-28', '10:00'), utc('2026-03-29', '10:00')]).toEqual(['2026-03-28T09:00', '2026-03-29T08:00']);
		expect([utc('2026-10-24', '10:00'), utc('2026-10-25', '10:00')]).toEqual(['2026-10-24T08:00', '2026-10-25T09:00']);
	});

	test('an hour that is skipped counts on from before; an hour that comes twice is the first', () => {
		expect(utc('2026-03-29', '02:30')).toBe('2026-03-29T01:30');
		expect(utc('2026-10-25', '02:30')).toBe('2026-10-25T00:30');
	});

	test('midnight after is the beginning of the next day', () =>
		expect(momentOf('2026-06-03', '24:00')).toEqual(momentOf('2026-06-04', '00:00')));

	test('every moment of a year is read back as it was shown', () =>
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 365 * 24 * 4 }), (quarters) => {
				const moment = new Date(Date.UTC(2026, 0, 1) + quarters * 900_000);
				const { day, at } = wallTimeOf(moment);
				const back = momentOf(day, at);
				// The hour that comes twice is the only one that may be another.
				expect([0, 3_600_000]).toContain(moment.getTime() - back.getTime());
				expect(wallTimeOf(back)).toEqual({ day, at });
			}),
			{ numRuns: 100 },
		));
});

describe('the holidays', () => {
	test.each([
		[1818, '1818-03-22'],
		[1954, '1954-04-18'],
		[2000, '2000-04-23'],
		[2025, '2025-04-20'],
		[2026, '2026-04-05'],
		[2027, '2027-03-28'],
		[2038, '2038-04-25'],
	])('Easter of %s is on %s', (year, day) => expect(easterOf(year)).toBe(day));

	test('of 2026 are ten days', () =>
		expect([...holidaysOf(2026).keys()]).toEqual([
			'2026-01-01',
			'2026-04-05',
			'2026-04-06',
			'2026-04-27',
			'2026-05-05',
			'2026-05-14',
			'2026-05-24',
			'2026-05-25',
			'2026-12-25',
			'2026-12-26',
		]));

	test('the King has his day on Saturday when his birthday is a Sunday', () => {
		expect(holidayOn('2031-04-26')).toBe('kings-day');
		expect(holidayOn('2031-04-27')).toBeUndefined();
	});
});

describe('what comes back', () => {
	const all = (rule: string, day = '2026-06-02', until = '2026-12-31') => daysOf({ day, rule }, '2026-01-01', until);

	test('every week, and every other week', () => {
		expect(all('FREQ=WEEKLY', '2026-06-02', '2026-06-20')).toEqual(['2026-06-02', '2026-06-09', '2026-06-16']);
		expect(all('FREQ=WEEKLY;INTERVAL=2', '2026-06-02', '2026-06-30')).toEqual([
			'2026-06-02',
			'2026-06-16',
			'2026-06-30',
		]);
	});

	test('the fifth Monday is only in months that have one', () =>
		expect(all('FREQ=MONTHLY;BYDAY=5MO', '2026-06-29')).toEqual(['2026-06-29', '2026-08-31', '2026-11-30']));

	test('the last Friday of each month', () =>
		expect(all('FREQ=MONTHLY;BYDAY=-1FR', '2026-09-25')).toEqual([
			'2026-09-25',
			'2026-10-30',
			'2026-11-27',
			'2026-12-25',
		]));

	test('until a day, that day included, and a number of times', () => {
		expect(all('FREQ=WEEKLY;UNTIL=20260616')).toEqual(['2026-06-02', '2026-06-09', '2026-06-16']);
		expect(all('FREQ=WEEKLY;COUNT=2')).toEqual(['2026-06-02', '2026-06-09']);
		// Counted from the beginning, also when looking later.
		expect(daysOf({ day: '2026-06-02', rule: 'FREQ=WEEKLY;COUNT=3' }, '2026-06-10', '2026-12-31')).toEqual([
			'2026-06-16',
		]);
	});

	test('days taken out, days added, and no holidays', () =>
		expect(
			daysOf(
				{ day: '2026-03-30', rule: 'FREQ=WEEKLY', except: ['2026-04-13'], also: ['2026-04-08'], notOnHolidays: true },
				'2026-03-01',
				'2026-04-30',
			),
		).toEqual(['2026-03-30', '2026-04-08', '2026-04-20']));

	test('a window of years gives no more than asked', () =>
		expect(daysOf({ day: '2026-01-01', rule: 'FREQ=DAILY' }, '2026-01-01', '2036-01-01', 50)).toHaveLength(50));

	test.each([
		['FREQ=SECONDLY', 'rule-too-often'],
		['FREQ=MINUTELY;INTERVAL=1', 'rule-too-often'],
		['FREQ=HOURLY', 'rule-too-often'],
		['FREQ=DAILY;BYSECOND=1,2,3', 'rule-too-hard'],
		['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', 'rule-too-hard'],
		['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', 'rule-too-hard'],
		['FREQ=MONTHLY;BYDAY=6MO', 'rule-too-hard'],
		['FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=5', 'rule-too-hard'],
		['FREQ=WEEKLY;COUNT=3;UNTIL=20270101', 'rule-unknown'],
		['FREQ=SOMETIMES', 'rule-unknown'],
		['BYDAY=MO', 'rule-unknown'],
	])('refuses %s', (rule, fault) => {
		expect(faultInRule(rule)).toBe(fault);
		expect(() => all(rule)).toThrow(RangeError);
	});

	test('whatever rule passes, the answer is there at once, in order and within the window', () =>
		fc.assert(
			fc.property(
				fc.constantFrom(
					'FREQ=DAILY;BYDAY=SA',
					'FREQ=WEEKLY;BYDAY=MO,WE',
					'FREQ=MONTHLY;BYMONTHDAY=31',
					'FREQ=MONTHLY;BYMONTHDAY=-31',
					'FREQ=MONTHLY;BYDAY=-5SU',
					'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5',
					'FREQ=YEARLY',
				),
				fc.integer({ min: 1, max: 11 }),
				fc.integer({ min: 0, max: 900 }),
				(rule, interval, after) => {
					const day = dayAfter('2024-01-01', after);
					const days = daysOf({ day, rule: `${rule};INTERVAL=${interval}` }, day, '2032-01-01', 60);
					expect(days).toEqual([...days].sort());
					expect(days[0]).toBe(day);
				},
			),
			{ numRuns: 60 },
		));
});

describe('how people say it', () => {
	test.each(repeats)('%s is read back as it was chosen', (repeat) => {
		const rule = ruleFor(repeat, '2026-06-09', '2026-12-31');
		expect(repeatOf({ rule, also: repeat === 'days' ? ['2026-06-11'] : [] })).toBe(repeat);
		if (rule) expect(faultInRule(rule)).toBeUndefined();
		expect(lastDayOf(rule)).toBe(rule ? '2026-12-31' : undefined);
	});

	test('every month on the second Tuesday', () =>
		expect(daysOf({ day: '2026-06-09', rule: ruleFor('monthly', '2026-06-09') }, '2026-06-01', '2026-08-31')).toEqual([
			'2026-06-09',
			'2026-07-14',
			'2026-08-11',
		]));
});
