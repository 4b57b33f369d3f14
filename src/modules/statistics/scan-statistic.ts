import type { RandomSource } from '#platform/seeded-random';
import { type Coordinates, coordinatesOf, type Place, type Surroundings, surroundingsOf } from './distances.ts';
import { type ScanModel, sumOf } from './scan-models.ts';

export interface ScanOptions {
	/** Largest part of all that is expected that a circle may hold, over the whole period. */
	readonly maxShare: number;
	/** Per place, such as inhabitants: the share is then a part of these instead of what is expected. */
	readonly sizes?: Float64Array;
	/** Longest window, in periods. */
	readonly maxPeriods: number;
	/** Only windows that last until the final period, for who looks out every day. */
	readonly untilNow: boolean;
	/** How often chance is asked at most. */
	readonly runs: number;
	/** Left out: told by the numbers. */
	readonly coordinates?: Coordinates;
}

/** A circle and a run of periods with more cases than anywhere else can be explained by chance, or nearly so. */
export interface ScanCluster {
	/** Nearest to the centre first. */
	readonly locations: string[];
	/** First and last period (both included). */
	readonly from: number;
	readonly to: number;
	readonly observed: number;
	readonly expected: number;
	/** Natural log of the likelihood ratio. */
	readonly llr: number;
	/** Part of the worlds of chance whose strongest window is at least as strong, this world included. */
	readonly p: number;
}

/** When chance has done at least as well this often, p lies above .05 or the runs are done: more would not help. */
const OFTEN_ENOUGH = 50;
/** Ratios closer than this are equal: sums in another order differ in the last digits. */
const EQUAL = 1e-9;

/**
 * Kulldorff's scan statistic: the most likely cluster first, then the strongest that share no place with those before.
 * Circles stand round every place. Monte Carlo p is sequential (Besag & Clifford 1991): it stops as soon as the most
 * likely cluster was equalled fifty times, and is then (equalled + 1) / (runs + 1) over the runs that were done.
 * @param places in the order of the model's places; their names make the order of equals
 */
export function scanStatistic(
	places: readonly Place[],
	model: ScanModel,
	options: ScanOptions,
	random: RandomSource,
): ScanCluster[] {
	if (places.length !== model.places) throw new RangeError('the model counts other places');
	if (places.length === 0 || !(sumOf(model.observed) > 0)) return [];
	const surroundings = surroundingsOf(places, options.coordinates ?? coordinatesOf(places));
	const found: Window[] = [];
	scan(model, model.observed, surroundings, options, (window) => {
		found.push({ ...window });
		return false;
	});
	const clusters = withoutOverlap(found, surroundings);
	const [strongest] = clusters;
	if (!strongest) return [];

	const equalled = new Int32Array(clusters.length);
	const world = new Float64Array(model.observed.length);
	let runs = 0;
	while (runs < options.runs && (equalled[0] as number) < OFTEN_ENOUGH) {
		model.redraw(world, random);
		const best = strongestIn(world, model, surroundings, options, strongest.ratio);
		for (let at = 0; at < clusters.length; at++) {
			if (best >= (clusters[at] as Window).ratio - EQUAL) (equalled[at] as number)++;
		}
		runs++;
	}
	return clusters.map(({ centre, size, from, to, cases, expected, ratio }, at) => ({
		locations: [...membersOf(surroundings, centre, size)].map((place) => (places[place] as Place).location),
		from,
		to,
		observed: cases,
		expected,
		llr: ratio,
		p: ((equalled[at] as number) + 1) / (runs + 1),
	}));
}

interface Window {
	centre: number;
	size: number;
	from: number;
	to: number;
	cases: number;
	expected: number;
	ratio: number;
}

const membersOf = (surroundings: readonly Surroundings[], centre: number, size: number) =>
	(surroundings[centre] as Surroundings).nearest.subarray(0, size);

function strongestIn(
	world: Float64Array,
	model: ScanModel,
	surroundings: readonly Surroundings[],
	options: ScanOptions,
	enough: number,
): number {
	let best = 0;
	scan(model, world, surroundings, options, ({ ratio }) => {
		if (ratio > best) best = ratio;
		return best >= enough;
	});
	return best;
}

/**
 * Shows the strongest window of every circle; one window object is used again and again. Stops when `see` says enough.
 * Only windows that begin and end with a case are weighed: with the same cases and less expected they are the strongest.
 */
function scan(
	model: ScanModel,
	observed: Float64Array,
	surroundings: readonly Surroundings[],
	options: ScanOptions,
	see: (window: Window) => boolean,
): void {
	const { periods, expected, ratio } = model;
	const sizes = options.sizes ?? perPlace(expected, periods);
	const most = options.maxShare * sumOf(sizes) * (1 + 1e-12);
	const cases = new Float64Array(periods);
	const usual = new Float64Array(periods);
	const usualBefore = new Float64Array(periods + 1);
	const window: Window = { centre: 0, size: 0, from: 0, to: 0, cases: 0, expected: 0, ratio: 0 };
	for (let centre = 0; centre < surroundings.length; centre++) {
		const { nearest, circleEnds } = surroundings[centre] as Surroundings;
		cases.fill(0);
		usual.fill(0);
		let sizeInside = 0;
		let usualInside = 0;
		let casesInside = 0;
		let added = 0;
		for (const size of circleEnds) {
			let more = 0;
			for (; added < size; added++) {
				const place = nearest[added] as number;
				const row = place * periods;
				sizeInside += sizes[place] as number;
				for (let period = 0; period < periods; period++) {
					const here = observed[row + period] as number;
					const part = expected[row + period] as number;
					(cases[period] as number) += here;
					(usual[period] as number) += part;
					more += here;
					usualInside += part;
				}
			}
			if (sizeInside > most) break;
			casesInside += more;
			// Without a new case a wider circle only expects more.
			if (more === 0 || (periods === 1 && casesInside <= usualInside)) continue;
			for (let period = 0; period < periods; period++) {
				usualBefore[period + 1] = (usualBefore[period] as number) + (usual[period] as number);
			}
			window.ratio = 0;
			const firstEnd = options.untilNow ? periods - 1 : 0;
			for (let to = firstEnd; to < periods; to++) {
				if (cases[to] === 0 && !options.untilNow) continue;
				let count = 0;
				for (let from = to; from > to - options.maxPeriods && from >= 0; from--) {
					const here = cases[from] as number;
					if (here === 0) continue;
					count += here;
					const part = (usualBefore[to + 1] as number) - (usualBefore[from] as number);
					if (count <= part) continue;
					const strength = ratio(count, part);
					if (strength <= window.ratio) continue;
					window.ratio = strength;
					window.from = from;
					window.to = to;
					window.cases = count;
					window.expected = part;
				}
			}
			if (window.ratio <= 0) continue;
			window.centre = centre;
			window.size = size;
			if (see(window)) return;
		}
	}
}

function perPlace(cells: Float64Array, periods: number): Float64Array {
	const sums = new Float64Array(cells.length / periods);
	for (let cell = 0; cell < cells.length; cell++) (sums[Math.floor(cell / periods)] as number) += cells[cell] as number;
	return sums;
}

/** Strongest first; of equals the smallest circle, then the first centre. No two share a place. */
function withoutOverlap(found: Window[], surroundings: readonly Surroundings[]): Window[] {
	const taken = new Set<number>();
	return found
		.sort(
			(a, b) =>
				Math.round(b.ratio / EQUAL) - Math.round(a.ratio / EQUAL) ||
				a.size - b.size ||
				a.centre - b.centre ||
				a.from - b.from,
		)
		.filter(({ centre, size }) => {
			const members = membersOf(surroundings, centre, size);
			if (members.some((place) => taken.has(place))) return false;
			for (const place of members) taken.add(place);
			return true;
		});
}
