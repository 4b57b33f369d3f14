import { areasOf, neighboursOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import type { Talent } from '#modules/talents';
import { sharedTalents } from '#modules/talents/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { stepsBetween } from './areas-apart.ts';
import { apartDays, fairDays } from './match.ts';
import { usualPolicy } from './match-policy.ts';
import { notTogether, whoCanBeAsked } from './matches.store.server.ts';
import { type MatchPolicy, type PairNeed, type PairOffer, type Ranked, rank } from './pair.ts';

const dayMs = 86_400_000;
const mostOffers = 10_000;
export const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);

/** Everything one needs to look for pairs, read once: the rules, who offers what, and who is not put together. */
export type Search = {
	policy: MatchPolicy;
	offers: PairOffer[];
	talents: ReadonlyMap<string, Talent>;
	needOf: (wish: Talent) => PairNeed;
};

/** What people share and can be asked for, seen from these wishes. */
export async function searchFor(tx: Tx, municipalityId: string, wishes: readonly Talent[]): Promise<Search> {
	const catalogue = theNeeds();
	const policy = usualPolicy(catalogue, await stepsFrom(tx, municipalityId, wishes));
	// Whole themes, because what is related may be proposed too.
	const themes = new Set(wishes.flatMap(({ needCode }) => (needCode ? [policy.themeOf(needCode)] : [])));
	const needCodes = catalogue.needs.filter(({ theme }) => themes.has(theme)).map(({ code }) => code);
	const talents = await sharedTalents(tx, municipalityId, { kind: 'talent', needCodes, limit: mostOffers });
	const cards = [...new Set([...talents, ...wishes].map(({ cardId }) => cardId))];
	const asked = await whoCanBeAsked(tx, cards, daysAgo(fairDays));
	const apart = await notTogether(tx, [...new Set(wishes.map(({ cardId }) => cardId))], daysAgo(apartDays));
	const now = clock.now().getTime();
	return {
		policy,
		talents: new Map(talents.map((talent) => [talent.id, talent])),
		offers: talents.map((talent) => ({
			...matchable(talent, asked),
			// No certificate is recorded with a talent yet, so whoever asks for one finds nobody.
			screened: false,
			askedLately: asked.get(talent.cardId) ?? 0,
			daysOld: Math.max(0, Math.floor((now - Date.parse(talent.confirmedOn)) / dayMs)),
		})),
		needOf: (wish) => ({ ...matchable(wish, asked), notWith: apart.get(wish.cardId) ?? new Set() }),
	};
}

const matchable = (talent: Talent, asked: ReadonlyMap<string, number>) => ({
	id: talent.id,
	cardId: talent.cardId,
	needCode: talent.needCode,
	areaCode: talent.areaCode,
	languages: talent.languages,
	times: talent.available,
	consent: talent.sharedSince !== null && asked.has(talent.cardId),
});

async function stepsFrom(tx: Tx, municipalityId: string, wishes: readonly Talent[]): Promise<MatchPolicy['steps']> {
	const beside = new Map<string, ReadonlySet<string>>();
	for (const { areaCode } of wishes)
		if (areaCode && !beside.has(areaCode))
			beside.set(areaCode, new Set(await neighboursOf(tx, municipalityId, areaCode)));
	return stepsBetween(await areasOf(tx, municipalityId), beside);
}

/** The best few for a wish, with why. */
export const suggestionsFor = (search: Search, wish: Talent, most: number): Ranked[] =>
	rank(search.needOf(wish), search.offers, search.policy, most);
