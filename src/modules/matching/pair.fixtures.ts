import type { MatchPolicy, PairNeed, PairOffer } from './pair.ts';
import { usualWeights } from './pair.ts';

/** A little town: gardening, walking and reading with children under themes of their own, and one subject nobody is matched on. */
const themes: Record<string, string> = {
	garden: 'small-help',
	shed: 'small-help',
	walking: 'moving',
	reading: 'school',
	sleep: 'health',
};
export const areas = ['A1', 'A2', 'A3', 'B1', 'C1'];
export const policy: MatchPolicy = {
	themeOf: (code) => themes[code],
	sensitive: (code) => themes[code] === 'health' || themes[code] === undefined,
	screening: (code) => themes[code] === 'school',
	steps: (from, to) =>
		from === to
			? 0
			: from[0] === to[0]
				? Math.abs(Number(from[1]) - Number(to[1]))
				: from === 'C1' || to === 'C1'
					? Number.POSITIVE_INFINITY
					: 3,
	mostSteps: 2,
	mostAsked: 3,
	weights: usualWeights,
};

/** Naima's garden has grown over her head. */
export const garden: PairNeed = {
	id: 'garden',
	cardId: 'naima',
	needCode: 'garden',
	areaCode: 'A1',
	languages: ['nl'],
	times: ['sat-morning'],
	consent: true,
	notWith: new Set(),
};
/** Cor was a gardener, and lives in the same street. */
export const gardener: PairOffer = {
	id: 'gardener',
	cardId: 'cor',
	needCode: 'garden',
	areaCode: 'A1',
	languages: ['nl'],
	times: ['sat-morning', 'sun-morning'],
	consent: true,
	screened: false,
	askedLately: 0,
	daysOld: 10,
};
