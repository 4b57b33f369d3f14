import { numbers } from '#design/formats.ts';
import { named } from '#design/named.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { CarriedKind } from '../volunteer.ts';

export const kindInWords = (kind: CarriedKind): string =>
	({
		match: m.volunteers_kind_match,
		visit: m.volunteers_kind_visit,
		pair: m.volunteers_kind_pair,
		seat: m.volunteers_kind_seat,
		watch: m.volunteers_kind_watch,
	})[kind]();

/** "Koppeling: samen wandelen" */
export const carriedInWords = (one: { kind: CarriedKind; what: string; need?: { nl: string; en: string } }): string =>
	[kindInWords(one.kind), one.what || (one.need ? named(one.need) : '')].filter(Boolean).join(': ');

/** "1,5" */
export const hoursInWords = (hours: number): string => numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL').format(hours);
