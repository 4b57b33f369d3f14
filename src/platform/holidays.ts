import { dayAfter } from './wall-time.ts';

/** Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): string {
	const a = year % 19;
	const [b, c] = [Math.floor(year / 100), year % 100];
	const [d, e] = [Math.floor(b / 4), b % 4];
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const month = Math.floor((h + l - 7 * m + 114) / 31);
	const day = ((h + l - 7 * m + 114) % 31) + 1;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export type Holiday =
	| 'new-year'
	| 'easter-sunday'
	| 'easter-monday'
	| 'kings-day'
	| 'liberation-day'
	| 'ascension-day'
	| 'whit-sunday'
	| 'whit-monday'
	| 'christmas-day'
	| 'boxing-day';

/** On a Sunday the King's birthday is kept the day before. */
const kingsDay = (year: number): string =>
	new Date(`${year}-04-27`).getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`;

/** The holidays of article 3(1) of the Algemene termijnenwet, with the two feasts that fall on a Sunday. */
export function holidaysOf(year: number): Map<string, Holiday> {
	const easter = easterOf(year);
	return new Map<string, Holiday>([
		[`${year}-01-01`, 'new-year'],
		[easter, 'easter-sunday'],
		[dayAfter(easter, 1), 'easter-monday'],
		[kingsDay(year), 'kings-day'],
		[`${year}-05-05`, 'liberation-day'],
		[dayAfter(easter, 39), 'ascension-day'],
		[dayAfter(easter, 49), 'whit-sunday'],
		[dayAfter(easter, 50), 'whit-monday'],
		[`${year}-12-25`, 'christmas-day'],
		[`${year}-12-26`, 'boxing-day'],
	]);
}

export const holidayOn = (day: string): Holiday | undefined => holidaysOf(Number(day.slice(0, 4))).get(day);
