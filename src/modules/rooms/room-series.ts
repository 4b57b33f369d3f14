import { type Holiday, holidayOn } from '#platform/holidays';
import { dayAfter, momentOf } from '#platform/wall-time';
import type { Room } from './room.ts';
import { minutesOf, placeInWeek, timeAt } from './room-times.ts';

export const rhythms = ['once', 'week', 'two-weeks', 'month'] as const;
export type Rhythm = (typeof rhythms)[number];
/** A series is at most this long; then people look again whether it still suits. */
export const mostTimes = 26;

const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** From and until, in minutes since midnight. */
export type Stretch = { from: number; until: number };
type Times = Pick<Room, 'hours' | 'closedDays'>;

/** When a room is open on a day; stretches that touch are one. */
export function openOn({ hours, closedDays }: Times, day: string): Stretch[] {
	if (closedDays.includes(day)) return [];
	const open = hours
		.filter((one) => one.startsWith(weekDays[placeInWeek(day)] as string))
		.map((one) => ({ from: minutesOf(one.slice(4, 9)), until: minutesOf(one.slice(10, 15)) }))
		.sort((a, b) => a.from - b.from);
	const whole: Stretch[] = [];
	for (const one of open) {
		const last = whole.at(-1);
		if (last && one.from <= last.until) last.until = Math.max(last.until, one.until);
		else whole.push({ ...one });
	}
	return whole;
}

/** Whether the room is open from begin to end. Times as hh:mm. */
export const isOpenFor = (room: Times, day: string, from: string, until: string): boolean =>
	openOn(room, day).some((open) => open.from <= minutesOf(from) && minutesOf(until) <= open.until);

/** The days of a series: the same weekday every week, every two weeks, or the same one in the month (the second Tuesday). */
export function seriesDays(start: string, rhythm: Rhythm, times: number): string[] {
	const many = rhythm === 'once' ? 1 : Math.min(times, mostTimes);
	if (rhythm === 'month') return nthWeekdays(start, many);
	const step = rhythm === 'two-weeks' ? 14 : 7;
	return Array.from({ length: many }, (_, at) => dayAfter(start, at * step));
}

/** The fifth of a month is the last one where a month has four. */
function nthWeekdays(start: string, many: number): string[] {
	const nth = Math.ceil(Number(start.slice(8)) / 7);
	const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1];
	return Array.from({ length: many }, (_, at) => {
		const first = new Date(Date.UTC(year, month + at, 1)).toISOString().slice(0, 10);
		const day = dayAfter(first, ((placeInWeek(start) - placeInWeek(first) + 7) % 7) + (nth - 1) * 7);
		return day.slice(0, 7) === first.slice(0, 7) ? day : dayAfter(day, -7);
	});
}

export type SkipWhy = 'taken' | 'closed' | Holiday;
export type Taken = { from: Date; until: Date };

/** Which days of a series can be had, and which are skipped and why. A booking for once is not kept from a holiday: that day is meant. */
export function planSeries(
	room: Times & Pick<Room, 'minutesBetween'>,
	days: readonly string[],
	from: string,
	until: string,
	taken: readonly Taken[],
): { days: string[]; skipped: { day: string; why: SkipWhy }[] } {
	const skipped: { day: string; why: SkipWhy }[] = [];
	const kept = days.filter((day) => {
		const holiday = days.length > 1 ? holidayOn(day) : undefined;
		const why =
			holiday ??
			(!isOpenFor(room, day, from, until)
				? 'closed'
				: clashes(taken, momentOf(day, from), momentOf(day, until), room.minutesBetween)
					? 'taken'
					: undefined);
		if (why) skipped.push({ day, why });
		return !why;
	});
	return { days: kept, skipped };
}

/** Whether this stretch comes too near to one that is taken. */
export const clashes = (taken: readonly Taken[], from: Date, until: Date, between: number): boolean =>
	taken.some(
		(one) =>
			from.getTime() < one.until.getTime() + between * 60_000 &&
			one.from.getTime() < until.getTime() + between * 60_000,
	);

/** Steps in which people book, in minutes. */
export const stepMinutes = 15;
/** Free pieces shorter than this are not worth naming. */
const shortest = 30;

/** What is free on a day, in wall time, with the minutes between kept. */
export function freeOn(
	room: Times & Pick<Room, 'minutesBetween'>,
	day: string,
	taken: readonly Taken[],
	now: Date,
): Stretch[] {
	const free: Stretch[] = [];
	for (const open of openOn(room, day)) {
		let since: number | undefined;
		for (let at = open.from; at <= open.until; at += stepMinutes) {
			const from = momentOf(day, timeAt(at));
			const can =
				at + stepMinutes <= open.until &&
				from >= now &&
				!clashes(taken, from, momentOf(day, timeAt(at + stepMinutes)), room.minutesBetween);
			if (can) since ??= at;
			else if (since !== undefined) {
				if (at - since >= shortest) free.push({ from: since, until: at });
				since = undefined;
			}
		}
	}
	return free;
}

/** The next day and time at which this many minutes are free, looking four weeks ahead; from the wished time on if it can. */
export function nextFree(
	room: Times & Pick<Room, 'minutesBetween'>,
	day: string,
	from: string,
	minutes: number,
	taken: readonly Taken[],
	now: Date,
): { day: string; from: string } | undefined {
	for (let after = 0; after < 28; after++) {
		const on = dayAfter(day, after);
		for (const free of freeOn(room, on, taken, now)) {
			const start = after === 0 ? Math.max(free.from, minutesOf(from)) : free.from;
			if (start + minutes <= free.until) return { day: on, from: timeAt(start) };
		}
	}
	return undefined;
}
