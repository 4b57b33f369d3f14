import {
	type Arbitrary,
	array,
	boolean,
	assert as check,
	constantFrom,
	integer,
	property,
	record,
	string,
	subarray,
} from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { areas, garden, gardener, policy } from './pair.fixtures.ts';
import { grounds, type PairNeed, type PairOffer, rank, reasonsOf, scorePair } from './pair.ts';

const subjects = ['garden', 'shed', 'walking', 'reading', 'sleep', 'unheard-of', null];
const dayParts = ['mon-morning', 'mon-evening', 'sat-morning', 'sun-afternoon'];
const people = ['naima', 'cor', 'toos', 'wim'];
const fields = {
	cardId: constantFrom(...people),
	needCode: constantFrom(...subjects),
	areaCode: constantFrom(...areas, null),
	languages: subarray(['nl', 'ar', 'tr']),
	times: subarray(dayParts),
	consent: boolean(),
};
const aNeed: Arbitrary<PairNeed> = record({
	id: constantFrom('n'),
	...fields,
	notWith: subarray(people).map((them) => new Set(them)),
});
const anOffer: Arbitrary<PairOffer> = record({
	id: string({ minLength: 1, maxLength: 3 }),
	...fields,
	screened: boolean(),
	askedLately: integer({ min: 0, max: 5 }),
	daysOld: integer({ min: 0, max: 800 }),
});

/** The hard filters once more, in other words. */
function forbidden(need: PairNeed, offer: PairOffer): boolean {
	const codes = [need.needCode, offer.needCode];
	const kinds = codes.map((code) => (code ? policy.themeOf(code) : undefined));
	return (
		need.cardId === offer.cardId ||
		!(need.consent && offer.consent) ||
		need.notWith.has(offer.cardId) ||
		kinds.includes(undefined) ||
		kinds.includes('health') ||
		kinds[0] !== kinds[1] ||
		(kinds[0] === 'school' && !offer.screened) ||
		(need.languages.length > 0 &&
			offer.languages.length > 0 &&
			!need.languages.some((one) => offer.languages.includes(one))) ||
		need.areaCode === null ||
		offer.areaCode === null ||
		policy.steps(need.areaCode, offer.areaCode) > policy.mostSteps ||
		offer.askedLately >= policy.mostAsked
	);
}

describe('a garden and a gardener', () => {
	test('belong together, and both sides can read why', () => {
		const pair = scorePair(garden, gardener, policy);
		expect(pair.score).toBeGreaterThan(0.8);
		expect(reasonsOf(pair)).toEqual(expect.arrayContaining(['same-subject', 'near', 'fair-load']));
		expect(new Set(pair.factors.map(({ side }) => side))).toEqual(new Set(['asks', 'offers']));
	});

	test('what nobody was asked is no reason', () => {
		const silent = { ...gardener, languages: [], times: [] };
		expect(grounds(scorePair(garden, silent, policy)).rules).toEqual(['same-subject', 'near', 'fresh', 'fair-load']);
	});

	test('what is only related is not called the same', () => {
		const pair = scorePair({ ...garden, needCode: 'shed' }, gardener, policy);
		expect(grounds(pair).rules).toContain('related-subject');
		expect(reasonsOf(pair)).not.toContain('same-subject');
	});

	test('a suggestion keeps rules and fields, and no score', () => {
		const kept = grounds(scorePair(garden, gardener, policy));
		expect(kept.rules).toEqual(['same-subject', 'near', 'shared-language', 'fresh', 'fair-load']);
		expect([...kept.fields].sort()).toEqual(
			'area_code available confirmed_on languages need_code times_asked'.split(' '),
		);
		expect(JSON.stringify(kept)).not.toMatch(/\d/);
	});

	test('it is read from these fields alone: nothing of health, origin, faith or income', () => {
		expect(Object.keys(gardener).sort()).toEqual(
			'areaCode askedLately cardId consent daysOld id languages needCode screened times'.split(' '),
		);
	});

	test.each([
		['same-person', { cardId: 'naima' }],
		['no-consent', { consent: false }],
		['sensitive-subject', { needCode: 'sleep' }],
		['other-subject', { needCode: 'walking' }],
		['other-subject', { needCode: null }],
		['no-shared-language', { languages: ['tr'] }],
		['too-far', { areaCode: 'B1' }],
		['too-far', { areaCode: null }],
		['asked-enough', { askedLately: 3 }],
	] as const)('not when %s', (blocked, change) => {
		expect(scorePair(garden, { ...gardener, ...change }, policy)).toEqual({ score: 0, factors: [], blocked });
	});

	test('not when one of the two said: not this one', () => {
		expect(scorePair({ ...garden, notWith: new Set(['cor']) }, gardener, policy).blocked).toBe('not-with-each-other');
	});

	test('with children not before a certificate of conduct was seen', () => {
		const reading = { ...garden, needCode: 'reading' };
		const reader = { ...gardener, needCode: 'reading' };
		expect(scorePair(reading, reader, policy).blocked).toBe('screening-needed');
		expect(scorePair(reading, { ...reader, screened: true }, policy).score).toBeGreaterThan(0.5);
	});

	test('who was asked often this month gives way to who was not', () => {
		const other = { ...gardener, id: 'toos', cardId: 'toos', askedLately: 0 };
		expect(rank(garden, [{ ...gardener, askedLately: 2 }, other], policy, 2).map(({ offer }) => offer.cardId)).toEqual([
			'toos',
			'cor',
		]);
	});
});

describe('whatever comes', () => {
	test('the shown factors add up to the score, and each lies between 0 and 1', () => {
		check(
			property(aNeed, anOffer, (need, offer) => {
				const { score, factors, blocked } = scorePair(need, offer, policy);
				expect(factors.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 12);
				for (const { value, share } of factors) expect(value >= 0 && value <= 1 && share >= 0).toBe(true);
				expect(score >= 0 && score <= 1 + 1e-12).toBe(true);
				if (blocked) expect(factors).toEqual([]);
			}),
			{ numRuns: 2000 },
		);
	});

	test('better on one point is never worse as a whole', () => {
		const worse: [string, Partial<PairOffer>, Partial<PairOffer>][] = [
			['subject', { needCode: 'shed' }, { needCode: 'garden' }],
			['nearer', { areaCode: 'A3' }, { areaCode: 'A2' }],
			['nearer still', { areaCode: 'A2' }, { areaCode: 'A1' }],
			['languages', { languages: ['nl'] }, { languages: ['nl', 'ar'] }],
			['times', { times: ['mon-morning'] }, { times: ['mon-morning', 'sat-morning'] }],
			['fresher', { daysOld: 300 }, { daysOld: 200 }],
			['asked less', { askedLately: 2 }, { askedLately: 1 }],
		];
		check(
			property(anOffer, constantFrom(...worse), (offer, [, less, more]) => {
				const need = { ...garden, languages: ['nl', 'ar'], times: dayParts };
				const fine = { ...offer, cardId: 'cor', consent: true, needCode: 'garden', languages: ['nl'], askedLately: 0 };
				const one = scorePair(need, { ...fine, areaCode: 'A1', ...less }, policy);
				const two = scorePair(need, { ...fine, areaCode: 'A1', ...more }, policy);
				expect(two.score).toBeGreaterThanOrEqual(one.score);
			}),
			{ numRuns: 2000 },
		);
	});

	test('the list is what trying every pair gives, in any order, on a thousand cases', () => {
		check(
			property(aNeed, array(anOffer, { maxLength: 12 }), integer({ min: 1, max: 6 }), (need, offers, most) => {
				const named = offers.map((offer, at) => ({ ...offer, id: `${offer.id}${at}` }));
				const all = named
					.filter((offer) => !forbidden(need, offer))
					.map((offer) => ({ offer, score: scorePair(need, offer, policy).score }))
					.filter(({ score }) => score > 0)
					.sort((a, b) => b.score - a.score || (a.offer.id < b.offer.id ? -1 : 1));
				const brute = all
					.filter(({ offer }, at) => all.findIndex((one) => one.offer.cardId === offer.cardId) === at)
					.slice(0, most)
					.map(({ offer }) => offer.id);
				expect(rank(need, named, policy, most).map(({ offer }) => offer.id)).toEqual(brute);
				expect(rank(need, named.toReversed(), policy, most).map(({ offer }) => offer.id)).toEqual(brute);
			}),
			{ numRuns: 1000 },
		);
	});

	test('no pair that may not be gets a score, in a million', () => {
		const generator = xoroshiro128plus(7);
		const random = () => uniformFloat64(generator);
		const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
		const some = <T>(from: readonly T[]): T[] => from.filter(() => random() < 0.5);
		const anyone = () => ({
			id: 'x',
			cardId: draw(people),
			needCode: draw(subjects),
			areaCode: draw([...areas, null]),
			languages: some(['nl', 'ar', 'tr']),
			times: some(dayParts),
			consent: random() < 0.9,
		});
		const needs = Array.from({ length: 1000 }, () => ({ ...anyone(), notWith: new Set(some(people)) }));
		const offers = Array.from({ length: 1000 }, () => ({
			...anyone(),
			screened: random() < 0.5,
			askedLately: Math.floor(random() * 5),
			daysOld: Math.floor(random() * 800),
		}));
		let [wrong, fine] = [0, 0];
		for (const need of needs)
			for (const offer of offers) {
				const { score, blocked } = scorePair(need, offer, policy);
				if (forbidden(need, offer) ? score !== 0 || !blocked : Boolean(blocked)) wrong++;
				if (score > 0) fine++;
			}
		expect(wrong).toBe(0);
		expect(fine).toBeGreaterThan(4000);
	});
});
