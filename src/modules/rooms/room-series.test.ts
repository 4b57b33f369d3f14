import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, momentOf } from '#platform/wall-time';
import { isLate, mustAgree, priceOf } from './room.ts';
import { clashes, freeOn, isOpenFor, nextFree, openOn, planSeries, seriesDays } from './room-series.ts';
import { minutesOf, onTheWall, placeInWeek, timeAt } from './room-times.ts';

const room = {
	hours: ['mon 09:00-12:00', 'mon 12:00-22:00', 'tue 09:00-22:00', 'wed 19:00-24:00', 'sun 00:00-24:00'],
	closedDays: ['2026-11-23'],
	minutesBetween: 15,
};
const long = new Date('2020-01-01T00:00:00Z');
const at = (day: string, from: string, until: string) => ({ from: momentOf(day, from), until: momentOf(day, until) });

test('a weekly evening stays at eight when the clocks change', () => {
	const evenings = seriesDays('2026-10-13', 'week', 4).map((day) => momentOf(day, '20:00'));
	expect(evenings.map((from) => onTheWall({ from, until: from }).from)).toEqual(['20:00', '20:00', '20:00', '20:00']);
	expect((evenings[2]?.getTime() ?? 0) - (evenings[1]?.getTime() ?? 0)).toBe(7 * 86_400_000 + 3_600_000);
});

describe('a series', () => {
	test('comes every week, every two weeks, or on the same weekday of the month', () => {
		expect(seriesDays('2026-11-24', 'once', 9)).toEqual(['2026-11-24']);
		expect(seriesDays('2026-11-24', 'two-weeks', 3)).toEqual(['2026-11-24', '2026-12-08', '2026-12-22']);
		expect(seriesDays('2026-11-10', 'month', 4)).toEqual(['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09']);
		// The fifth Tuesday becomes the last.
		expect(seriesDays('2026-12-29', 'month', 3)).toEqual(['2026-12-29', '2027-01-26', '2027-02-23']);
		expect(seriesDays('2026-11-24', 'week', 500)).toHaveLength(26);
	});

	test('in a month it is always on the same day of the week', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
				const start = dayAfter('2025-01-01', days);
				const found = seriesDays(start, 'month', 12);
				expect(new Set(found.map((day) => day.slice(0, 7))).size).toBe(12);
				expect(new Set(found.map(placeInWeek))).toEqual(new Set([placeInWeek(start)]));
			}),
		);
	});

	test('says which days it skips and why, before anything is saved', () => {
		const days = seriesDays('2026-12-14', 'week', 4);
		expect(planSeries(room, [...days, '2026-12-27'], '20:00', '22:00', [at('2026-12-21', '19:00', '20:30')])).toEqual({
			days: ['2026-12-14', '2026-12-28', '2027-01-04', '2026-12-27'],
			skipped: [{ day: '2026-12-21', why: 'taken' }],
		});
		expect(planSeries(room, ['2026-11-23', '2026-12-25'], '20:00', '22:00', []).skipped).toEqual([
			{ day: '2026-11-23', why: 'closed' },
			{ day: '2026-12-25', why: 'christmas-day' },
		]);
	});

	test('a day chosen by itself may be a holiday', () =>
		expect(planSeries(room, ['2026-04-06'], '10:00', '11:00', []).days).toEqual(['2026-04-06']));
});

describe('what is open and free', () => {
	test('hours that touch are one, a closed day has none, and an evening may end at midnight', () => {
		expect(openOn(room, '2026-11-30')).toEqual([{ from: 540, until: 1320 }]);
		expect(openOn(room, '2026-11-23')).toEqual([]);
		expect(isOpenFor(room, '2026-11-25', '22:00', '24:00')).toBe(true);
		expect(isOpenFor(room, '2026-11-25', '18:00', '20:00')).toBe(false);
	});

	test('the minutes between are kept on both sides', () => {
		const taken = [at('2026-11-24', '12:00', '13:00')];
		expect(freeOn(room, '2026-11-24', taken, long)).toEqual([
			{ from: 540, until: 705 },
			{ from: 795, until: 1320 },
		]);
		expect(clashes(taken, momentOf('2026-11-24', '13:00'), momentOf('2026-11-24', '14:00'), 0)).toBe(false);
		expect(clashes(taken, momentOf('2026-11-24', '13:00'), momentOf('2026-11-24', '14:00'), 15)).toBe(true);
	});

	test('the next free time is later that day, or on a day after it', () => {
		const taken = [at('2026-11-24', '19:00', '22:00'), at('2026-11-25', '19:00', '24:00')];
		expect(nextFree(room, '2026-11-24', '19:00', 120, taken, long)).toEqual({ day: '2026-11-29', from: '00:00' });
		expect(nextFree(room, '2026-11-24', '09:30', 60, taken, long)).toEqual({ day: '2026-11-24', from: '09:30' });
		expect(nextFree({ ...room, hours: [] }, '2026-11-24', '09:30', 60, [], long)).toBeUndefined();
	});

	test('what it offers never clashes with what is taken', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(40), fc.nat(8)), { maxLength: 6 }),
				fc.integer({ min: 2, max: 16 }),
				(parts, long4) => {
					const taken = parts.map(([start, length]) =>
						at('2026-11-24', timeAt(540 + start * 15), timeAt(555 + (start + length) * 15)),
					);
					const found = nextFree(room, '2026-11-24', '09:00', long4 * 15, taken, long);
					if (found?.day !== '2026-11-24') return;
					const until = timeAt(minutesOf(found.from) + long4 * 15);
					expect(clashes(taken, momentOf(found.day, found.from), momentOf(found.day, until), room.minutesBetween)).toBe(
						false,
					);
					expect(isOpenFor(room, found.day, found.from, until)).toBe(true);
				},
			),
		);
	});
});

describe('price and rules', () => {
	const prices = { freeForInitiatives: true, partCents: 1500, commercialCents: 6000 };
	test('an initiative pays nothing where that is so, others by begun part of a day', () => {
		expect(priceOf(prices, 'initiative', 600)).toBe(0);
		expect(priceOf({ ...prices, freeForInitiatives: false }, 'initiative', 60)).toBe(1500);
		expect(priceOf(prices, 'private', 240)).toBe(1500);
		expect(priceOf(prices, 'private', 241)).toBe(3000);
		expect(priceOf(prices, 'commercial', 60)).toBe(6000);
	});
	test('small changes of the rules are not asked again, big ones are', () => {
		const rules = [
			{ version: 1, big: true },
			{ version: 2, big: false },
		];
		expect(mustAgree([], 0)).toBe(false);
		expect(mustAgree(rules, 0)).toBe(true);
		expect(mustAgree(rules, 1)).toBe(false);
		expect(mustAgree([...rules, { version: 3, big: true }], 2)).toBe(true);
	});
	test('cancelling is late inside the term of the room', () => {
		const from = new Date('2026-11-24T18:00:00Z');
		expect(isLate(from, 24, new Date('2026-11-23T17:59:00Z'))).toBe(false);
		expect(isLate(from, 24, new Date('2026-11-23T18:01:00Z'))).toBe(true);
	});
});
