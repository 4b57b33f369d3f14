import { dates } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import { type DayPart, type PartOfDay, type WeekDay, weekDays } from '../day-parts.ts';
import { languageName } from '../languages.ts';
import type { ConsentWay, ContactWay, OrganisationKind } from '../people.ts';

/** The words for what is one of a few. */
export const organisationKindWord = (kind: OrganisationKind): string =>
	({
		municipality: m.people_kind_municipality,
		welfare: m.people_kind_welfare,
		neighbourhood_teams: m.people_kind_neighbourhood_teams,
		housing_association: m.people_kind_housing_association,
		school: m.people_kind_school,
		health: m.people_kind_health,
		police: m.people_kind_police,
		residents: m.people_kind_residents,
		other: m.people_kind_other,
	})[kind]();

export const contactWord = (way: ContactWay): string =>
	({
		keeper: m.people_contact_keeper,
		mail: m.people_contact_mail,
		text: m.people_contact_text,
		phone: m.people_contact_phone,
		visit: m.people_contact_visit,
		nobody: m.people_contact_nobody,
	})[way]();

/** The same ways, said about somebody else by who keeps their card. */
export const cardContactWord = (way: ContactWay): string =>
	({
		keeper: m.people_card_contact_keeper,
		mail: m.people_card_contact_mail,
		text: m.people_card_contact_text,
		phone: m.people_card_contact_phone,
		visit: m.people_card_contact_visit,
		nobody: m.people_card_contact_nobody,
	})[way]();

export const consentWord = (way: ConsentWay): string =>
	({
		spoken: m.people_card_consent_spoken,
		written: m.people_card_consent_written,
		online: m.people_card_consent_online,
	})[way]();

/** Of two languages the reader's own. */
export const inOwnWords = (words: { nl: string; en: string }): string => (getLocale() === 'en' ? words.en : words.nl);

export const languageWord = (code: string): string => languageName(code, getLocale());

export const partWord = (part: PartOfDay): string =>
	({ morning: m.people_part_morning, afternoon: m.people_part_afternoon, evening: m.people_part_evening })[part]();

/** The first of January 2024 was a Monday. */
export const weekDayWord = (day: WeekDay, weekday: 'long' | 'short' = 'long'): string =>
	dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', { weekday, timeZone: 'UTC' }).format(
		new Date(Date.UTC(2024, 0, 1 + weekDays.indexOf(day))),
	);

/** "ma ochtend, za avond": when somebody can, short enough for a list. */
export const suitsWords = (available: readonly DayPart[]): string =>
	available
		.map((one) => one.split('-') as [WeekDay, PartOfDay])
		.map(([day, part]) => `${weekDayWord(day, 'short')} ${partWord(part).toLowerCase()}`)
		.join(', ');
