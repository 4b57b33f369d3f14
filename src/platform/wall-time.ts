/** What the clock on the wall shows in the Netherlands, in summer and in winter. */

const shown = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Amsterdam',
	dateStyle: 'short',
	timeStyle: 'short',
});

const hour = 3_600_000;

/** The day (yyyy-mm-dd) and time (hh:mm) that clocks here show at a moment. */
export function wallTimeOf(moment: Date): { day: string; at: string } {
	const [day = '', at = ''] = shown.format(moment).split(' ');
	return { day, at };
}

/**
 * The moment at which clocks here show this day (yyyy-mm-dd) and time (hh:mm, 24:00 being midnight after). An hour that comes twice
 * is the first of both; one that is skipped counts on from before (RFC 5545 §3.3.5).
 */
export function momentOf(day: string, at: string): Date {
	const [hours = 0, minutes = 0] = at.split(':').map(Number);
	const asUtc = Date.parse(`${day}T00:00Z`) + hours * hour + minutes * 60_000;
	const inSummer = new Date(asUtc - 2 * hour);
	const { day: onDay, at: onClock } = wallTimeOf(inSummer);
	const isSummer = Date.parse(`${onDay}T${onClock}Z`) === asUtc;
	return isSummer ? inSummer : new Date(asUtc - hour);
}

/** The day (yyyy-mm-dd) so many days after another, or before it below zero. */
export const dayAfter = (day: string, days: number): string =>
	new Date(Date.parse(day) + days * 24 * hour).toISOString().slice(0, 10);

/** The Monday of the week a day lies in: weeks begin there. */
export const mondayOf = (day: string): string => dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
