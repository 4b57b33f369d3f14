import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Helped } from '../session.ts';

/** What a page gets back from its action. */
export type Posted<Done = object> =
	| ({
			errors?: Record<string, string>;
			values?: Record<string, string | string[]>;
			done?: boolean;
	  } & Partial<Done>)
	| null;

export const typed = (form: Posted, field: string, otherwise = ''): string => {
	const value = form?.values?.[field];
	return typeof value === 'string' ? value : otherwise;
};

const locales = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-EG' };

/** "dinsdag 12 mei 2026" */
export const dayInWords = (day: string): string =>
	new Intl.DateTimeFormat(locales[getLocale()], { dateStyle: 'full', timeZone: 'UTC' }).format(
		new Date(`${day}T12:00:00Z`),
	);

export const helpedInWords = (helped: Helped): string =>
	({ yes: m.sessions_helped_yes, 'a-bit': m.sessions_helped_a_bit, no: m.sessions_helped_no })[helped]();
