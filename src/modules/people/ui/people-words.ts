import { dates } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
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
		phone: m.people_contact_phone,
		visit: m.people_contact_visit,
		nobody: m.people_contact_nobody,
	})[way]();

/** The same ways, said about somebody else by who keeps their card. */
export const cardContactWord = (way: ContactWay): string =>
	({
		keeper: m.people_card_contact_keeper,
		mail: m.people_card_contact_mail,
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

/** A day (yyyy-mm-dd) or a moment as people write it. */
export const dayWord = (day: string): string =>
	dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		dateStyle: 'long',
		timeZone: 'Europe/Amsterdam',
	}).format(new Date(day.length === 10 ? `${day}T12:00:00Z` : day));
