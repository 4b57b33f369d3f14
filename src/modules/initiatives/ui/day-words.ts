import { sayDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { getLocale } from '#text/runtime';

/** "zondag 10 mei" in the year it is now, with the year otherwise. */
export const journalDay = (day: string, today: string): string =>
	sayDay(day, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
	});

/** "mei 2026" */
export const monthOf = (day: string | Date): string => sayDay(day, { month: 'long', year: 'numeric' });

export const hoursWord = (hours: number): string => numbers(getLocale()).format(hours);

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
