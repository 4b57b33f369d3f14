export const sides = ['strength', 'weakness', 'chance', 'threat', 'helping', 'hindering'] as const;
export type Side = (typeof sides)[number];
/** In the force field a card has a weight of 1 to 5. */
export const hasWeight = (side: Side): boolean => side === 'helping' || side === 'hindering';

export const evidenceKinds = ['figure', 'pattern', 'gap'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export type Analysis = {
	readonly id: string;
	readonly code: string;
	readonly areaCode: string;
	readonly title: string;
	readonly dots: number;
	readonly madeOn: string;
	readonly closedOn: string | null;
	/** Known when it is closed, from five up. */
	readonly phones: number | null;
	readonly public: boolean;
};
export type Card = {
	readonly id: string;
	readonly side: Side;
	readonly words: string;
	readonly weight: number | null;
	readonly source: 'phone' | 'paper' | 'worker';
	readonly mergedInto: string | null;
	readonly evidenceKind: EvidenceKind | null;
	readonly evidenceRef: string | null;
	readonly goal: string;
};

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** Six letters from six random bytes, without those that look alike. */
export const analysisCode = (bytes: Uint8Array): string =>
	Array.from(bytes.slice(0, 6), (byte) => letters[byte & 31]).join('');
/** A code as people type it: capitals, spaces, an o for a zero, an l for a one. */
export const readAnalysisCode = (typed: string): string =>
	typed
		.toLowerCase()
		.replace(/[\s\-–.]/g, '')
		.replace(/o/g, '0')
		.replace(/[il]/g, '1');

/** What residents choose between, when asked which kind of team they want. */
export const teamKinds = ['broad', 'specialists', 'residents', 'mixed'] as const;
export type TeamKind = (typeof teamKinds)[number];
export type Ranking = { readonly ranking: readonly TeamKind[]; readonly many: number };

/**
 * Borda's count (1781) over four kinds: three points for a first place, two, one, none. What somebody left out shares the points
 * of the places that are left, so that leaving out is neither a vote against nor one for.
 */
export function bordaOf(rankings: readonly Ranking[]): { kind: TeamKind; points: number; first: number }[] {
	const most = teamKinds.length - 1;
	return teamKinds
		.map((kind) => {
			let points = 0;
			let first = 0;
			for (const { ranking, many } of rankings) {
				const place = ranking.indexOf(kind);
				points += many * (place >= 0 ? most - place : (most - ranking.length) / 2);
				if (place === 0) first += many;
			}
			return { kind, points, first };
		})
		.sort((a, b) => b.points - a.points || b.first - a.first);
}

type Total = { cardId: string; phoneDots: number; paperDots: number };
/** Cards that stand on their own, with their dots and the other words for the same, most dots first. */
export function cardsToShow<C extends Card>(cards: readonly C[], totals: readonly Total[]) {
	const byCard = new Map(totals.map((one) => [one.cardId, one]));
	return cards
		.filter(({ mergedInto }) => mergedInto === null)
		.map((card) => {
			const { phoneDots = 0, paperDots = 0 } = byCard.get(card.id) ?? {};
			const same = cards.filter(({ mergedInto }) => mergedInto === card.id).map(({ id, words }) => ({ id, words }));
			return { ...card, phoneDots, paperDots, dots: phoneDots + paperDots, same };
		})
		.sort((a, b) => b.dots - a.dots || (b.weight ?? 0) - (a.weight ?? 0) || a.words.localeCompare(b.words, 'nl'));
}
export type ShownCard = ReturnType<typeof cardsToShow>[number];

/** What pulls forward and what holds back, in weights. */
export const forceField = (cards: readonly Pick<Card, 'side' | 'weight'>[]): { helping: number; hindering: number } => {
	const sum = (side: Side) =>
		cards.filter((card) => card.side === side).reduce((all, { weight }) => all + (weight ?? 0), 0);
	return { helping: sum('helping'), hindering: sum('hindering') };
};
