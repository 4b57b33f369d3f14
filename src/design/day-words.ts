import { getLocale } from '#text/runtime';
import { dates } from './formats.ts';

const languages: Partial<Record<string, string>> = { en: 'en-GB', ar: 'ar-EG' };

/**
 * A day or a moment in the reader's language and Dutch time. What stands for a whole day (yyyy-mm-dd) is taken at noon, so that
 * no clock moves it to the day before.
 */
export const sayDay = (day: string | Date, options: Intl.DateTimeFormatOptions): string =>
	dates(languages[getLocale()] ?? 'nl-NL', { ...options, timeZone: 'Europe/Amsterdam' }).format(
		new Date(typeof day === 'string' && day.length === 10 ? `${day}T12:00:00Z` : day),
	);

/** "10 mei 2026" */
export const longDay = (day: string | Date): string => sayDay(day, { dateStyle: 'long' });

/** "dinsdag 12 mei" */
export const weekdayAndDay = (day: string | Date): string =>
	sayDay(day, { weekday: 'long', day: 'numeric', month: 'long' });
