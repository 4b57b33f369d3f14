import { dates } from '#design/formats.ts';
import { getLocale } from '#text/runtime';

/** A day (yyyy-mm-dd) as people write it. */
export const dayWord = (day: string): string =>
	dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(
		new Date(`${day}T12:00:00Z`),
	);
