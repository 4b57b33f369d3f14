import type { PersonCard } from './people.ts';

/** Whose cards, and in which order; these words stand in the address. */
export const cardLists = ['mij', 'team'] as const;
export const cardOrders = ['naam', 'nieuw'] as const;

/** No list on a screen is longer; whoever looks for somebody else searches. */
export const mostCards = 100;

/** Without accents, capitals and blanks around it: "naïma" finds Naima. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

type Listed = Pick<PersonCard, 'called' | 'consentGivenOn'>;

/** The cards whose name holds what was asked: by name as people read it, or who said yes last first. */
export function arrangeCards<T extends Listed>(
	cards: readonly T[],
	{ zoek, volgorde }: { zoek: string; volgorde: (typeof cardOrders)[number] },
): T[] {
	const asked = plain(zoek);
	const byName = (a: Listed, b: Listed) =>
		a.called.localeCompare(b.called, 'nl', { sensitivity: 'base', numeric: true });
	return cards
		.filter(({ called }) => plain(called).includes(asked))
		.sort((a, b) =>
			volgorde === 'nieuw'
				? (b.consentGivenOn ?? '').localeCompare(a.consentGivenOn ?? '') || byName(a, b)
				: byName(a, b),
		);
}
