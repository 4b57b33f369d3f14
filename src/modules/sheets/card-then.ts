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

/** A card as a list left it; whose name or keeper is another since was worked on. */
export type CardLeft = CardThen & { called: string; keeperId: string | null };

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

/** What goes back to how it was: only what still is as the list left it. A day and why it was chosen stay together. */
export function putBack(now: CardThen, asLeft: CardThen, asWas: CardThen): CardThen {
	const same = (key: keyof CardThen) => JSON.stringify(now[key]) === JSON.stringify(asLeft[key]);
	const back = <K extends keyof CardThen>(key: K, together: readonly (keyof CardThen)[] = [key]) =>
		together.every(same) ? asWas[key] : now[key];
	const again = ['askAgainOn', 'askAgainWhy'] as const;
	return {
		phone: back('phone'),
		mail: back('mail'),
		areaCode: back('areaCode'),
		languages: back('languages'),
		available: back('available'),
		askAgainOn: back('askAgainOn', again),
		askAgainWhy: back('askAgainWhy', again),
		contactBy: back('contactBy'),
		contactNote: back('contactNote'),
	};
}
