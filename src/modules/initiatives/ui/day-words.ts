import { dates, numbers } from '#design/formats.ts';
import { getLocale } from '#text/runtime';

const moment = (day: string | Date): Date => (typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day);

const say = (day: string | Date, options: Intl.DateTimeFormatOptions): string =>
	dates(getLocale(), { ...options, timeZone: 'Europe/Amsterdam' }).format(moment(day));

/** "10 mei 2026" */
export const longDay = (day: string | Date): string => say(day, { dateStyle: 'long' });

/** "zondag 10 mei" in the year it is now, with the year otherwise. */
export const journalDay = (day: string, today: string): string =>
	say(day, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
	});

/** "mei 2026" */
export const monthOf = (day: string | Date): string => say(day, { month: 'long', year: 'numeric' });

export const hoursWord = (hours: number): string => numbers(getLocale()).format(hours);

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
