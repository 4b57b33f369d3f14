import { dates } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Helped } from '../session.ts';

const locales = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-EG' };

/** "dinsdag 12 mei 2026" */
export const dayInWords = (day: string): string =>
	dates(locales[getLocale()], { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

export const helpedInWords = (helped: Helped): string =>
	({ yes: m.sessions_helped_yes, 'a-bit': m.sessions_helped_a_bit, no: m.sessions_helped_no })[helped]();
