import type { RandomSource } from '#platform/seeded-random';
import { binomial } from './binomial.ts';

/** What a scan looks through: counts per place and period (index `place * periods + period`) and what chance would give. */
export interface ScanModel {
	readonly places: number;
	readonly periods: number;
	readonly observed: Float64Array;
	/** Adds up to the same total as `observed`. */
	readonly expected: Float64Array;
	/** Log likelihood ratio of a window with `cases` where `expected` are usual; 0 when it holds no more than usual. */
	readonly ratio: (cases: number, expected: number) => number;
	/** Writes counts as chance alone would spread them. */
	readonly redraw: (into: Float64Array, random: RandomSource) => void;
}

/**
 * Poisson (Kulldorff 1997): cases follow `expected`, scaled to their total. Fractions are allowed; chance then spreads the
 * rounded total, and each of those counts for its part of the real one.
 */
export function poissonModel(
	places: number,
	periods: number,
	observed: Float64Array,
	measure: Float64Array,
): ScanModel {
	const total = sumOf(observed);
	const scale = total / sumOf(measure);
	const expected = measure.map((part) => part * scale);
	const whole = Math.max(1, Math.round(total));
	return {
		places,
		periods,
		observed,
		expected,
		ratio: poissonRatio(total),
		redraw: (into, random) => {
			let casesLeft = whole;
			let partLeft = total;
			for (let cell = 0; cell < into.length; cell++) {
				const part = expected[cell] as number;
				const drawn = binomial(casesLeft, partLeft > 0 ? part / partLeft : 0, random);
				into[cell] = drawn * (total / whole);
				casesLeft -= drawn;
				partLeft -= part;
			}
		},
	};
}

/** Bernoulli (Kulldorff 1997): of everyone counted, some are cases; chance draws as many cases out of the same people. */
export function bernoulliModel(cases: Float64Array, controls: Float64Array): ScanModel {
	const total = sumOf(cases);
	const everyone = total + sumOf(controls);
	const people = cases.map((here, place) => here + (controls[place] as number));
	const likelihood = (some: number, all: number) => product(some, some / all) + product(all - some, (all - some) / all);
	const without = likelihood(total, everyone);
	return {
		places: cases.length,
		periods: 1,
		observed: cases,
		expected: people.map((here) => (here * total) / everyone),
		ratio: (some, expected) => {
			const inside = (expected * everyone) / total;
			if (some <= expected || everyone - inside <= 0) return 0;
			return likelihood(some, inside) + likelihood(total - some, everyone - inside) - without;
		},
		redraw: (into, random) => {
			let casesLeft = total;
			let left = everyone;
			for (let place = 0; place < into.length; place++) {
				let drawn = 0;
				for (let n = people[place] as number; n > 0; n--) {
					if (random() * left < casesLeft) {
						drawn++;
						casesLeft--;
					}
					left--;
				}
				into[place] = drawn;
			}
		},
	};
}

/** Space-time permutation (Kulldorff 2005): every case keeps its place and gets the day of another; no population is needed. */
export function permutationModel(places: number, periods: number, observed: Float64Array): ScanModel {
	const perPlace = new Float64Array(places);
	const perPeriod = new Float64Array(periods);
	const placeOf: number[] = [];
	const dayOf: number[] = [];
	for (let place = 0; place < places; place++) {
		for (let period = 0; period < periods; period++) {
			const here = observed[place * periods + period] as number;
			(perPlace[place] as number) += here;
			(perPeriod[period] as number) += here;
			for (let n = 0; n < here; n++) {
				placeOf.push(place);
				dayOf.push(period);
			}
		}
	}
	const total = placeOf.length;
	const expected = observed.map(
		(_, cell) =>
			((perPlace[Math.floor(cell / periods)] as number) * (perPeriod[cell % periods] as number)) / Math.max(1, total),
	);
	const days = Int32Array.from(dayOf);
	return {
		places,
		periods,
		observed,
		expected,
		ratio: poissonRatio(total),
		redraw: (into, random) => {
			into.fill(0);
			for (let left = total; left > 0; left--) {
				const chosen = Math.floor(random() * left);
				const day = days[chosen] as number;
				days[chosen] = days[left - 1] as number;
				days[left - 1] = day;
				(into[(placeOf[left - 1] as number) * periods + day] as number)++;
			}
		},
	};
}

function poissonRatio(total: number): ScanModel['ratio'] {
	return (cases, expected) => {
		if (cases <= expected) return 0;
		return cases * Math.log(cases / expected) + product(total - cases, (total - cases) / (total - expected));
	};
}

/** n ln r, where nothing times anything is nothing. */
const product = (n: number, r: number) => (n <= 0 ? 0 : n * Math.log(r));

export const sumOf = (values: Iterable<number>) => {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
};
