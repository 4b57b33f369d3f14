import type { ContactWay, DayPart } from '#modules/people';

/** What of a card a list may change. */
export type CardThen = {
	phone: string;
	mail: string;
	areaCode: string | null;
	languages: string[];
	available: DayPart[];
	askAgainOn: string | null;
	askAgainWhy: string;
	contactBy: ContactWay;
	contactNote: string;
};

type Readable = { readonly [K in keyof CardThen]: CardThen[K] extends (infer Item)[] ? readonly Item[] : CardThen[K] };

/** Of anything that holds more, always in the same order: a database keeps names in its own. */
export const cardThen = (card: Readable): CardThen => ({
	phone: card.phone,
	mail: card.mail,
	areaCode: card.areaCode,
	languages: [...card.languages],
	available: [...card.available],
	askAgainOn: card.askAgainOn,
	askAgainWhy: card.askAgainWhy,
	contactBy: card.contactBy,
	contactNote: card.contactNote,
});

/** The same as columns of the card. */
export const asColumns = (then: CardThen) => ({
	phone: then.phone,
	mail: then.mail,
	area_code: then.areaCode,
	languages: then.languages,
	available: then.available,
	ask_again_on: then.askAgainOn,
	ask_again_why: then.askAgainWhy,
	contact_by: then.contactBy,
	contact_note: then.contactNote,
});
