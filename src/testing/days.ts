import { clock, moveClockTo } from '#platform/clock';
import { dayAfter, momentOf, wallTimeOf } from '#platform/wall-time';

/** The day (yyyy-mm-dd) so many days after today, or before it below zero: the same at whatever hour the tests run. */
export const dayFromToday = (days: number): string => dayAfter(clock.today(), days);

/** The moment so many days from now at which clocks here show what they show now, also over the change to summer time. */
export function momentInDays(days: number): Date {
	const now = clock.now();
	const { day, at } = wallTimeOf(now);
	return new Date(momentOf(dayAfter(day, days), at).getTime() + (now.getTime() % 60_000));
}

/** Moves the clock so many days on, or back below zero. Returns a function that puts it back. */
export const moveDays = (days: number): (() => void) => moveClockTo(momentInDays(days));
