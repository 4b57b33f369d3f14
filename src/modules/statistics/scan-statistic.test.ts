import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { coordinatesOf, type Place } from './distances.ts';
import { bernoulliModel, permutationModel, poissonModel, type ScanModel, sumOf } from './scan-models.ts';
import { type ScanOptions, scanStatistic } from './scan-statistic.ts';

const options: ScanOptions = { maxShare: 0.5, maxPeriods: 1, untilNow: false, runs: 0 };
const random = () => seededRandom(1);

describe('the same as going through every window by hand', () => {
	test.each(['poisson', 'bernoulli', 'permutation'] as const)('%s', (kind) => {
		fc.assert(
			fc.property(anyScan(kind), fc.constantFrom(0.3, 0.5, 1), fc.boolean(), (scan, maxShare, untilNow) => {
				const asked = {
					...options,
					coordinates: 'plane' as const,
					maxShare,
					untilNow,
					maxPeriods: Math.ceil(scan.model.periods / 2),
				};
				const [first] = scanStatistic(scan.places, scan.model, asked, random());
				expect(first?.llr ?? 0).toBeCloseTo(strongestByHand(scan, asked), 9);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('whatever comes in', () => {
	test.each(['poisson', 'bernoulli', 'permutation'] as const)(
		'%s: clusters hold more than usual and share no place',
		(kind) => {
			fc.assert(
				fc.property(anyScan(kind), (scan) => {
					const clusters = scanStatistic(scan.places, scan.model, { ...options, maxPeriods: 3, runs: 9 }, random());
					const everywhere = clusters.flatMap(({ locations }) => locations);
					expect(new Set(everywhere).size).toBe(everywhere.length);
					for (const [at, { observed, expected, llr, p }] of clusters.entries()) {
						expect(observed).toBeGreaterThan(expected);
						expect(p).toBeGreaterThan(0);
						expect(p).toBeLessThanOrEqual(1);
						const before = clusters[at - 1];
						if (before) {
							expect(llr).toBeLessThanOrEqual(before.llr + 1e-8);
							expect(p).toBeGreaterThanOrEqual(before.p);
						}
					}
				}),
			);
		},
	);

	test.each(['poisson', 'bernoulli', 'permutation'] as const)('%s: a world of chance has as many cases', (kind) => {
		fc.assert(
			fc.property(anyScan(kind), ({ model }) => {
				const world = new Float64Array(model.observed.length);
				model.redraw(world, random());
				expect(sumOf(world)).toBeCloseTo(sumOf(model.observed), 9);
				expect(sumOf(model.expected)).toBeCloseTo(sumOf(model.observed), 9);
			}),
		);
	});

	test('the unit in which the expectation is given changes nothing', () => {
		fc.assert(
			fc.property(anyScan('poisson'), fc.double({ min: 0.01, max: 1000, noNaN: true }), ({ places, model }, unit) => {
				const turned = poissonModel(
					places.length,
					1,
					model.observed,
					model.expected.map((part) => part * unit),
				);
				const [a, b] = [model, turned].map((one) => scanStatistic(places, one, options, random())[0]?.llr ?? 0);
				expect(b).toBeCloseTo(a as number, 8);
			}),
		);
	});
});

describe('circles', () => {
	const square: Place[] = ['a', 'b', 'c', 'd'].map((location, at) => ({
		location,
		x: 1000 * (at % 2),
		y: 1000 * Math.floor(at / 2),
	}));

	test('places at the same distance come in together', () => {
		const model = poissonModel(4, 1, Float64Array.of(1, 9, 1, 1), Float64Array.of(1, 1, 1, 1));
		const wide = scanStatistic(square, model, { ...options, maxShare: 0.75 }, random());
		expect(wide[0]?.locations).toEqual(['b']);
		const three = poissonModel(4, 1, Float64Array.of(9, 9, 1, 1), Float64Array.of(1, 1, 1, 1));
		// b alone, or with both of its neighbours at one step: a and b without d do not make a circle.
		for (const { locations } of scanStatistic(square, three, { ...options, maxShare: 0.75 }, random())) {
			expect([1, 3]).toContain(locations.length);
		}
	});

	test('no circle holds more than its part of what is expected', () => {
		const model = poissonModel(4, 1, Float64Array.of(9, 9, 9, 0), Float64Array.of(1, 1, 1, 1));
		const clusters = scanStatistic(square, model, { ...options, maxShare: 0.25 }, random());
		expect(clusters.every(({ expected }) => expected <= 0.25 * 27 + 1e-9)).toBe(true);
	});

	test('numbers that fit on a globe are degrees, others are metres', () => {
		expect(coordinatesOf([{ x: 5.1, y: 52.1 }])).toBe('lonlat');
		expect(coordinatesOf([{ x: 135_000, y: 455_000 }])).toBe('plane');
		expect(coordinatesOf([{ x: 5, y: 91 }])).toBe('plane');
	});

	test('on a globe the shortest way goes round it', () => {
		const places = [179, -179, 170].map((x, at) => ({ location: String(at), x, y: 0 }));
		const model = poissonModel(3, 1, Float64Array.of(9, 9, 1), Float64Array.of(1, 1, 3));
		const find = (coordinates: 'lonlat' | 'plane') =>
			scanStatistic(places, model, { ...options, coordinates }, random())[0]?.locations;
		expect(find('lonlat')).toEqual(['0', '1']);
		expect(find('plane')).toEqual(['0']);
	});
});

describe('chance', () => {
	const row: Place[] = Array.from({ length: 20 }, (_, at) => ({ location: String(at).padStart(2, '0'), x: at, y: 0 }));
	const even = new Float64Array(20).fill(1);

	test('with nothing going on, one in twenty is called rarer than one in twenty', () => {
		let called = 0;
		const worlds = 400;
		const chance = seededRandom(7);
		const world = new Float64Array(20);
		const source = poissonModel(20, 1, new Float64Array(20).fill(5), even);
		for (let n = 0; n < worlds; n++) {
			source.redraw(world, chance);
			const model = poissonModel(20, 1, Float64Array.from(world), even);
			const [first] = scanStatistic(row, model, { ...options, runs: 99 }, chance);
			if ((first?.p ?? 1) <= 0.05) called++;
		}
		expect(called / worlds).toBeGreaterThan(0.02);
		expect(called / worlds).toBeLessThan(0.085);
	});

	test('asking stops when it is clear that chance does the same', () => {
		let asked = 0;
		const flat = poissonModel(20, 1, new Float64Array(20).fill(5).fill(6, 3, 4), even);
		const counting: ScanModel = { ...flat, redraw: (into, chance) => (asked++, flat.redraw(into, chance)) };
		const [first] = scanStatistic(row, counting, { ...options, runs: 9999 }, random());
		expect(asked).toBeLessThan(100);
		expect(first?.p).toBeCloseTo(51 / (asked + 1), 12);
	});

	test('a cluster that cannot be chance has the smallest p that the runs allow', () => {
		const model = poissonModel(20, 1, new Float64Array(20).fill(5).fill(60, 3, 4), even);
		expect(scanStatistic(row, model, { ...options, runs: 99 }, random())[0]).toMatchObject({
			p: 0.01,
			locations: ['03'],
		});
	});

	test('without cases there is nothing to find', () => {
		expect(scanStatistic(row, poissonModel(20, 1, new Float64Array(20), even), options, random())).toEqual([]);
		expect(scanStatistic([], poissonModel(0, 1, new Float64Array(), new Float64Array()), options, random())).toEqual(
			[],
		);
	});
});

const folder = join(
	process.env.BUURTWEEFSEL_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
	'cluster',
);
const present = (() => {
	try {
		return Boolean(readFileSync(join(folder, 'pennLC_geo.csv')));
	} catch {
		return false;
	}
})();

// Needs the reference data that travels beside the code.
describe.skipIf(!present)('clusters that others found', () => {
	const expectedOf = (name: string) => JSON.parse(readFileSync(join(folder, `expected_${name}.json`), 'utf8'));
	const rowsOf = (name: string, cut: RegExp) =>
		readFileSync(join(folder, name), 'utf8')
			.trim()
			.split('\n')
			.map((line) => line.trim().split(cut));

	test('lung cancer in Pennsylvania', () => {
		const places = rowsOf('pennLC_geo.csv', /,/)
			.slice(1)
			.map(([location, x, y]) => ({ location: location as string, x: Number(x), y: Number(y) }));
		const at = new Map(places.map(({ location }, index) => [location, index]));
		const rows = rowsOf('pennLC_data.csv', /,/)
			.slice(1)
			.map(([county, cases, population, ...group]) => ({
				place: at.get(county as string) as number,
				cases: Number(cases),
				population: Number(population),
				group: group.join(),
			}));
		const { cases, crude, adjusted } = standardised(rows, places.length);
		for (const [measure, maxShare, which] of [
			[adjusted, 0.5, 0],
			[adjusted, 0.1, 1],
			[crude, 0.5, 2],
		] as const) {
			const known = expectedOf('purely_spatial_pennsylvania')[which];
			const model = poissonModel(places.length, 1, cases, measure);
			const [first, second] = scanStatistic(places, model, { ...options, maxShare }, random());
			expect(first?.locations).toEqual(known.most_likely_cluster.members_in_order_of_distance);
			expect(first?.observed).toBe(known.most_likely_cluster.cases);
			expect(first?.expected).toBeCloseTo(known.most_likely_cluster.expected, 3);
			expect(first?.llr).toBeCloseTo(known.most_likely_cluster.log_likelihood_ratio, 6);
			expect(second?.locations).toEqual(known.best_non_overlapping_secondary.members);
			expect(second?.llr).toBeCloseTo(known.best_non_overlapping_secondary.log_likelihood_ratio, 6);
		}
	});

	test('brain cancer in New Mexico, in place and time', () => {
		const places = rowsOf('satscan/nm.geo', /\s+/).map(([location, y, x]) => ({
			location: location as string,
			x: Number(x),
			y: Number(y),
		}));
		const at = new Map(places.map(({ location }, index) => [location, index]));
		const years = 19;
		const lived = new Map<string, Map<number, number>>();
		for (const [county, year, people, age, sex] of rowsOf('satscan/nm.pop', /\s+/)) {
			const key = `${county},${age},${sex}`;
			const known = lived.get(key) ?? new Map<number, number>();
			lived.set(key, known.set(1900 + Number(year), (known.get(1900 + Number(year)) ?? 0) + Number(people)));
		}
		const rows = [...lived].flatMap(([key, known]) => {
			const [county, ...group] = key.split(',');
			return Array.from({ length: years }, (_, year) => ({
				place: (at.get(county as string) as number) * years + year,
				cases: 0,
				population: between(known, 1973 + year),
				group: group.join(),
			}));
		});
		for (const [county, cases, year, age, sex] of rowsOf('satscan/nm.cas', /\s+/)) {
			const place = (at.get(county as string) as number) * years + Number(year) - 1973;
			rows.push({ place, cases: Number(cases), population: 0, group: `${age},${sex}` });
		}
		const { cases, crude, adjusted } = standardised(rows, places.length * years);
		const sizes = Float64Array.from(places, (_, place) => sumOf(crude.subarray(place * years, (place + 1) * years)));
		const model = poissonModel(places.length, years, cases, adjusted);
		const [first, second] = scanStatistic(places, model, { ...options, maxPeriods: 9, sizes }, random());
		const { most_likely_cluster: known, best_non_overlapping_secondary: next } = expectedOf('space_time_new_mexico');
		expect(first).toMatchObject({
			locations: known.locations,
			from: known.from - 1973,
			to: known.to - 1973,
			observed: 232,
		});
		expect(first?.expected).toBeCloseTo(known.expected, 3);
		expect(first?.llr).toBeCloseTo(known.log_likelihood_ratio, 5);
		expect(second).toMatchObject({ locations: next.locations, from: next.from - 1973, to: next.to - 1973 });
		expect(second?.llr).toBeCloseTo(next.log_likelihood_ratio, 5);
	});

	test('fever in New York, by permutation', () => {
		const places = rowsOf('satscan/NYCfever.geo', /\s+/).map(([location, y, x]) => ({
			location: location as string,
			x: Number(x),
			y: Number(y),
		}));
		const at = new Map(places.map(({ location }, index) => [location, index]));
		const days = 24;
		const counts = new Float64Array(places.length * days);
		for (const [location, cases, date] of rowsOf('satscan/NYCfever.cas', /\s+/)) {
			const day = Number((date as string).split('/')[2]) - 1;
			const cell = (at.get(location as string) as number) * days + day;
			(counts[cell] as number) += Number(cases);
		}
		const model = permutationModel(places.length, days, counts);
		for (const { windows, max_days, most_likely_cluster: known } of expectedOf('space_time_permutation_nyc_fever')
			.results) {
			const untilNow = windows.startsWith('ending on the last day');
			const [first] = scanStatistic(places, model, { ...options, maxPeriods: max_days, untilNow }, random());
			expect(first?.locations.filter((one) => hasCases(one))).toEqual(
				known.locations.filter((one: string) => hasCases(one)),
			);
			expect(first?.observed).toBe(known.cases);
			expect(first?.expected).toBeCloseTo(known.expected, 4);
			expect(first?.llr).toBeCloseTo(known.log_likelihood_ratio, 6);
			expect([first?.from, first?.to]).toEqual([known.from, known.to].map((day: string) => Number(day.slice(-2)) - 1));
		}
		function hasCases(location: string): boolean {
			const row = (at.get(location) as number) * days;
			return counts.subarray(row, row + days).some((here) => here > 0);
		}
	});
});

type Stratum = { place: number; cases: number; population: number; group: string };

/** Indirect standardisation: what every place would have if each group had its rate everywhere. */
function standardised(rows: readonly Stratum[], cells: number) {
	const perGroup = new Map<string, { cases: number; population: number }>();
	for (const { group, cases, population } of rows) {
		const known = perGroup.get(group) ?? { cases: 0, population: 0 };
		perGroup.set(group, { cases: known.cases + cases, population: known.population + population });
	}
	const cases = new Float64Array(cells);
	const crude = new Float64Array(cells);
	const adjusted = new Float64Array(cells);
	for (const row of rows) {
		const rate = perGroup.get(row.group) as { cases: number; population: number };
		(cases[row.place] as number) += row.cases;
		(crude[row.place] as number) += row.population;
		(adjusted[row.place] as number) += (row.population * rate.cases) / rate.population;
	}
	return { cases, crude, adjusted };
}

/** Between the years that are given on a straight line, flat outside them. */
function between(known: ReadonlyMap<number, number>, year: number): number {
	const years = [...known.keys()].sort((a, b) => a - b);
	const before = years.findLast((one) => one <= year) ?? (years[0] as number);
	const after = years.find((one) => one >= year) ?? (years.at(-1) as number);
	const part = after === before ? 0 : (year - before) / (after - before);
	return (known.get(before) as number) * (1 - part) + (known.get(after) as number) * part;
}

type Scan = { kind: 'poisson' | 'bernoulli' | 'permutation'; places: Place[]; model: ScanModel; controls: number[] };

function anyScan(kind: Scan['kind']): fc.Arbitrary<Scan> {
	return fc
		.record({
			corners: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
				minLength: 2,
				maxLength: 7,
			}),
			days: fc.integer({ min: 1, max: kind === 'permutation' ? 6 : 1 }),
			seed: fc.integer(),
		})
		.map(({ corners, days, seed }) => {
			const draw = seededRandom(seed);
			const places = corners.map(([x, y], at) => ({ location: `p${at}`, x, y }));
			const cells = places.length * days;
			const counts = Float64Array.from({ length: cells }, () => Math.floor(draw() ** 2 * 5));
			if (kind === 'permutation')
				return { kind, places, controls: [], model: permutationModel(places.length, days, counts) };
			counts[0] = 1 + (counts[0] as number);
			const controls = places.map(() => Math.floor(draw() * 9) + 1);
			return kind === 'bernoulli'
				? { kind, places, controls, model: bernoulliModel(counts, Float64Array.from(controls)) }
				: {
						kind,
						places,
						controls: [],
						model: poissonModel(
							places.length,
							1,
							counts.map((here) => here * 1.5),
							Float64Array.from(controls),
						),
					};
		});
}

/** Every circle, every run of days, the ratio written out as in the articles. */
function strongestByHand({ kind, places, model, controls }: Scan, asked: ScanOptions): number {
	const { periods, observed, expected } = model;
	const all = sumOf(observed);
	let best = 0;
	for (const centre of places) {
		for (const rim of places) {
			const far = (place: Place) => (place.x - centre.x) ** 2 + (place.y - centre.y) ** 2;
			const inside = places.flatMap((place, at) => (far(place) <= far(rim) ? [at] : []));
			const cells = (from: number, to: number) =>
				inside.flatMap((at) => Array.from({ length: to - from + 1 }, (_, day) => at * periods + from + day));
			if (sumOf(cells(0, periods - 1).map((cell) => expected[cell] as number)) > asked.maxShare * all + 1e-9) continue;
			for (let from = 0; from < periods; from++) {
				for (let to = from; to < Math.min(periods, from + asked.maxPeriods); to++) {
					if (asked.untilNow && to !== periods - 1) continue;
					const c = sumOf(cells(from, to).map((cell) => observed[cell] as number));
					const e = sumOf(cells(from, to).map((cell) => expected[cell] as number));
					if (c <= e) continue;
					if (kind === 'bernoulli') {
						const everyone = all + sumOf(controls);
						const n = sumOf(inside.map((at) => (observed[at] as number) + (controls[at] as number)));
						const part = (some: number, total: number) => (some <= 0 ? 0 : some * Math.log(some / total));
						best = Math.max(
							best,
							n >= everyone
								? 0
								: part(c, n) +
										part(n - c, n) +
										part(all - c, everyone - n) +
										part(everyone - n - all + c, everyone - n) -
										part(all, everyone) -
										part(everyone - all, everyone),
						);
					} else
						best = Math.max(best, c * Math.log(c / e) + (all > c ? (all - c) * Math.log((all - c) / (all - e)) : 0));
				}
			}
		}
	}
	return best;
}
