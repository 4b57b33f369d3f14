/** The fields on which somebody is matched, and no others: never health, origin, religion or income (privacy P22). */
interface Matchable {
	readonly id: string;
	/** Whose it is. */
	readonly cardId: string;
	readonly needCode: string | null;
	readonly areaCode: string | null;
	/** Languages they get along in, as codes. Empty when nobody asked. */
	readonly languages: readonly string[];
	/** Day parts such as `mon-morning`. Empty when nobody asked. */
	readonly times: readonly string[];
	/** Whether they said yes to being brought together, and it still stands. */
	readonly consent: boolean;
}
export interface PairNeed extends Matchable {
	/** Cards of people who are not to be proposed here: one of the two said so, or they met before. */
	readonly notWith: ReadonlySet<string>;
}
export interface PairOffer extends Matchable {
	/** Whether a certificate of conduct was seen. */
	readonly screened: boolean;
	/** How often they were asked in the past thirty days. */
	readonly askedLately: number;
	/** Days since somebody confirmed it. */
	readonly daysOld: number;
}

export const blockReasons = [
	'same-person',
	'no-consent',
	'not-with-each-other',
	'sensitive-subject',
	'other-subject',
	'screening-needed',
	'no-shared-language',
	'too-far',
	'asked-enough',
] as const;
export type Reason = (typeof blockReasons)[number];

/** The rules, in the order in which they are shown, with the fields each reads. A suggestion keeps these names, never a score. */
export const ruleFields = {
	'same-subject': ['need_code'],
	near: ['area_code'],
	'shared-language': ['languages'],
	'times-fit': ['available'],
	fresh: ['confirmed_on'],
	'fair-load': ['times_asked'],
} as const;
export type RuleId = keyof typeof ruleFields;
type Side = 'asks' | 'offers';
type Weights = Partial<Record<RuleId, number>>;

/** What a municipality could set. Weights of a side add up to one. */
export interface MatchPolicy {
	/** Theme of a need; two needs under one theme are related. */
	readonly themeOf: (needCode: string) => string | undefined;
	/** Subjects about health, faith, origin, income or safety: nobody is matched on them. */
	readonly sensitive: (needCode: string) => boolean;
	/** Subjects for which a certificate of conduct must have been seen, such as looking after children. */
	readonly screening: (needCode: string) => boolean;
	/** Steps between two areas: 0 the same, 1 next to each other, more when further; Infinity when unknown. */
	readonly steps: (from: string, to: string) => number;
	readonly mostSteps: number;
	/** From so many times a month on, somebody is left alone. */
	readonly mostAsked: number;
	readonly weights: { readonly [side in Side]: Weights };
}

/** How much a rule speaks for a pair. The shares of all factors add up to the score. */
export interface Factor {
	readonly rule: RuleId;
	/** For whom it counts. */
	readonly side: Side;
	/** 0 to 1. */
	readonly value: number;
	readonly share: number;
}
export interface Pair {
	readonly score: number;
	readonly factors: readonly Factor[];
	readonly blocked?: Reason;
}
export interface Ranked extends Pair {
	readonly offer: PairOffer;
}

/** What counts for who asks is whether it is what they need, soon and in their language; for who offers, whether it is near, at their time, and their turn. */
export const usualWeights: MatchPolicy['weights'] = {
	asks: { 'same-subject': 0.4, near: 0.2, 'shared-language': 0.15, 'times-fit': 0.15, fresh: 0.1 },
	offers: { 'same-subject': 0.3, near: 0.2, 'times-fit': 0.2, 'fair-load': 0.3 },
};

const freshDays = 365;

function sameSubject(asked: string, offered: string, { themeOf }: MatchPolicy): number {
	if (asked === offered) return 1;
	const theme = themeOf(asked);
	return theme !== undefined && theme === themeOf(offered) ? 0.5 : 0;
}

/** Nobody asked: half, so that saying it is worth something and not saying it costs little. */
const unknown = 0.5;

function sharedLanguage(asked: readonly string[], offered: readonly string[]): number {
	if (asked.length === 0 || offered.length === 0) return unknown;
	return asked.filter((one) => offered.includes(one)).length / asked.length;
}

/** One part of the day that suits both is a start, three are plenty. */
function timesFit(asked: readonly string[], offered: readonly string[]): number {
	if (asked.length === 0 || offered.length === 0) return unknown;
	return Math.min(1, asked.filter((one) => offered.includes(one)).length / 3);
}

/** 0 only when it is further than people are asked to go. */
function near(from: string | null, to: string | null, { steps, mostSteps }: MatchPolicy): number {
	if (from === null || to === null) return 0;
	const apart = from === to ? 0 : steps(from, to);
	return apart > mostSteps ? 0 : 1 - apart / (mostSteps + 1);
}

/** In the order of the rules. */
type Values = readonly [number, number, number, number, number, number];

/**
 * How each rule values these two, or why they are not proposed to each other whatever else fits. Safety and consent come first.
 */
function valuesOf(need: PairNeed, offer: PairOffer, policy: MatchPolicy): Values | Reason {
	if (need.cardId === offer.cardId) return 'same-person';
	if (!need.consent || !offer.consent) return 'no-consent';
	if (need.notWith.has(offer.cardId)) return 'not-with-each-other';
	if (need.needCode === null || offer.needCode === null) return 'other-subject';
	if (policy.sensitive(need.needCode) || policy.sensitive(offer.needCode)) return 'sensitive-subject';
	const subject = sameSubject(need.needCode, offer.needCode, policy);
	if (subject === 0) return 'other-subject';
	if (!offer.screened && (policy.screening(need.needCode) || policy.screening(offer.needCode)))
		return 'screening-needed';
	const language = sharedLanguage(need.languages, offer.languages);
	if (language === 0) return 'no-shared-language';
	const nearness = near(need.areaCode, offer.areaCode, policy);
	if (nearness === 0) return 'too-far';
	if (offer.askedLately >= policy.mostAsked) return 'asked-enough';
	const fresh = Math.max(0, 1 - offer.daysOld / freshDays);
	const load = 1 - offer.askedLately / policy.mostAsked;
	return [subject, nearness, language, timesFit(need.times, offer.times), fresh, load];
}

const rules = Object.keys(ruleFields) as RuleId[];
const inRuleOrder = (weights: Weights): readonly number[] => rules.map((rule) => weights[rule] ?? 0);
/** A loop, because ten thousand offers pass here for one question. */
function worth(values: Values, weights: readonly number[]): number {
	let sum = 0;
	for (let at = 0; at < values.length; at++) sum += (weights[at] as number) * (values[at] as number);
	return sum;
}
const meanOf = (u: number, v: number): number => (u + v > 0 ? (2 * u * v) / (u + v) : 0);

/**
 * How well two fit, from both sides: the harmonic mean 2uv/(u+v) of what it is worth to who asks (u) and to who offers (v),
 * as in reciprocal recommendation (Pizzato et al. 2010, RECON), so that neither side is passed over. A hard filter gives
 * no score at all. Each factor shows its share; because the mean grows in step with u and v together, the shares add up to
 * it (Euler): weight × value × 2v²/(u+v)² on the side of who asks, and the same with u on the other. Every factor lies in
 * [0,1] and a higher one never lowers the score.
 */
export function scorePair(need: PairNeed, offer: PairOffer, policy: MatchPolicy): Pair {
	const values = valuesOf(need, offer, policy);
	if (typeof values === 'string') return { score: 0, factors: [], blocked: values };
	const u = worth(values, inRuleOrder(policy.weights.asks));
	const v = worth(values, inRuleOrder(policy.weights.offers));
	const score = meanOf(u, v);
	if (score === 0) return { score, factors: [] };
	const moves: Record<Side, number> = { asks: (2 * v * v) / (u + v) ** 2, offers: (2 * u * u) / (u + v) ** 2 };
	const factors = (['asks', 'offers'] as const).flatMap((side) =>
		rules.flatMap((rule, at) => {
			const weight = policy.weights[side][rule];
			const value = values[at] as number;
			return weight ? [{ rule, side, value, share: weight * value * moves[side] }] : [];
		}),
	);
	return { score, factors };
}

type Scored = { readonly offer: PairOffer; readonly score: number };
const inOrder = (a: Scored, b: Scored): number =>
	b.score - a.score || (a.offer.id < b.offer.id ? -1 : a.offer.id > b.offer.id ? 1 : 0);

/** The best offers for a need, at most one of a person, best first; the same input gives the same order, however it comes. */
export function rank(need: PairNeed, offers: Iterable<PairOffer>, policy: MatchPolicy, most: number): Ranked[] {
	const best: Scored[] = [];
	const asks = inRuleOrder(policy.weights.asks);
	const gives = inRuleOrder(policy.weights.offers);
	for (const offer of offers) {
		const values = valuesOf(need, offer, policy);
		if (typeof values === 'string') continue;
		const found = { offer, score: meanOf(worth(values, asks), worth(values, gives)) };
		const last = best[most - 1];
		if (found.score === 0 || (last && inOrder(last, found) < 0)) continue;
		const same = best.findIndex((one) => one.offer.cardId === offer.cardId);
		if (same >= 0 && inOrder(best[same] as Scored, found) < 0) continue;
		if (same >= 0) best.splice(same, 1);
		const place = best.findIndex((one) => inOrder(found, one) < 0);
		best.splice(place < 0 ? best.length : place, 0, found);
		if (best.length > most) best.pop();
	}
	return best.map(({ offer }) => ({ offer, ...scorePair(need, offer, policy) }));
}

/** As people read it: what is only related is not called the same. */
export type ShownRule = RuleId | 'related-subject';
const shownAs = ({ rule, value }: Pick<Factor, 'rule' | 'value'>): ShownRule =>
	rule === 'same-subject' && value < 1 ? 'related-subject' : rule;

/** Rules that speak for a pair: more than when nobody had been asked. A subject speaks whenever it fits. */
const speaking = (factors: readonly Factor[]): Factor[] =>
	factors.filter(({ rule, value }) => value > unknown || rule === 'same-subject');

/** What a suggestion keeps: which rules spoke for it, and the fields all of them read. */
export function grounds({ factors }: Pick<Pair, 'factors'>): { rules: ShownRule[]; fields: string[] } {
	const spoke = speaking(factors);
	return {
		rules: rules.flatMap((rule) => spoke.find((factor) => factor.rule === rule) ?? []).map(shownAs),
		fields: [...new Set(factors.flatMap(({ rule }) => ruleFields[rule]))],
	};
}

/** Why it is proposed, for who reads: the rules that speak most. */
export function reasonsOf({ factors }: Pick<Pair, 'factors'>, most = 4): ShownRule[] {
	const seen = new Map<RuleId, Factor>();
	for (const factor of speaking(factors)) {
		const before = seen.get(factor.rule);
		if (!before || before.share < factor.share) seen.set(factor.rule, factor);
	}
	return [...seen.values()]
		.sort((a, b) => b.share - a.share)
		.slice(0, most)
		.map(shownAs);
}
