import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { blurred, chanceOfMove, epsilon, mostMoved } from './bounded-noise.ts';
import { type Contribution, drawFigures, fewestShown, type PublicFigure, whatIsShown } from './public-figures.ts';

const themes = ['sleep', 'getting-around', 'money', 'garden'];
const districts = ['WK01', 'WK02', 'WK03', 'WK04', 'WK05'];

/** So many people per theme and district, each heard once. */
function crowd(counts: readonly (readonly number[])[]): Contribution[] {
	return counts.flatMap((row, theme) =>
		row.flatMap((count, district) =>
			Array.from({ length: count }, (_, person) => ({
				person: `${theme}-${district}-${person}`,
				theme: themes[theme] as string,
				district: districts[district] as string,
			})),
		),
	);
}

const anyCrowd = fc.array(
	fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 80 })), {
		minLength: districts.length,
		maxLength: districts.length,
	}),
	{ minLength: themes.length, maxLength: themes.length },
);

describe('what the public sees', () => {
	test('is never about fewer than ten people, and at most eight beside the truth', () => {
		fc.assert(
			fc.property(anyCrowd, fc.integer(), (counts, seed) => {
				for (const { theme, district, persons } of drawFigures(crowd(counts), themes, districts, seededRandom(seed))) {
					if (persons === null) continue;
					const row = counts[themes.indexOf(theme)] as number[];
					const truth =
						district === null ? row.reduce((a, b) => a + b, 0) : (row[districts.indexOf(district)] as number);
					expect(truth).toBeGreaterThanOrEqual(fewestShown);
					expect(Math.abs(persons - truth)).toBeLessThanOrEqual(mostMoved);
				}
			}),
		);
	});

	test('someone who tells a lot counts once', () => {
		const busy = themes.flatMap((theme) =>
			districts.flatMap((district) => Array.from({ length: 9 }, () => ({ person: 'ann', theme, district }))),
		);
		const figures = drawFigures([...busy, ...crowd([[40]])], themes, districts, seededRandom(1));
		expect(figures.filter(({ persons }) => persons !== null).every(({ theme }) => theme === 'sleep')).toBe(true);
	});

	test('a place or a theme that the lists do not know is left out', () => {
		const elsewhere = crowd([[50]]).map((one) => ({ ...one, district: 'WK99' }));
		expect(drawFigures(elsewhere, themes, districts, seededRandom(1)).every(({ persons }) => persons === null)).toBe(
			true,
		);
	});

	test('a large crowd shows', () => {
		const figures = drawFigures(crowd([[60, 60, 60, 60, 60]]), themes, districts, seededRandom(1));
		expect(figures.filter(({ persons }) => persons !== null)).toHaveLength(6);
	});

	test('a figure beside one that is too small is hidden too, when the total would give the small one away', () => {
		expect(whatIsShown([40, 40, 5], 85, 10)).toEqual({ total: 85, cells: [null, 40, null] });
		expect(whatIsShown([40, 200, 5], 245, 10)).toEqual({ total: 245, cells: [null, 200, null] });
		expect(whatIsShown([40, 200, 50], 290, 10)).toEqual({ total: 290, cells: [40, 200, 50] });
		expect(whatIsShown([40, 5, 5], 12, 10)).toEqual({ total: null, cells: [40, null, null] });
	});
});

describe('who subtracts one answer from another', () => {
	test('a thousand random pairs of questions single out no group of one to nine people', () => {
		let pairs = 0;
		let answered = 0;
		fc.assert(
			fc.property(anyCrowd, fc.integer(), (counts, seed) => {
				const figures = drawFigures(crowd(counts), themes, districts, seededRandom(seed));
				const random = seededRandom(seed + 1);
				for (let n = 0; n < 25; n++) {
					pairs++;
					const theme = Math.floor(random() * themes.length);
					const [wide, narrow] = nestedPair(random);
					const between = wide.filter((one) => !narrow.includes(one));
					const a = answer(figures, theme, wide);
					const b = answer(figures, theme, narrow);
					if (a === null || b === null || between.length === 0) continue;
					answered++;
					const group = between.reduce((sum, one) => sum + ((counts[theme] as number[])[one] as number), 0);
					expect(group === 0 || group >= fewestShown).toBe(true);
				}
			}),
			// Drawn the same each time: how many questions get an answer hangs on the crowd.
			{ numRuns: 300, seed: 20260101 },
		);
		expect(pairs).toBeGreaterThanOrEqual(1000);
		expect(answered).toBeGreaterThan(100);
	});

	/** Two sets of districts, one inside the other; the widest is often all of them, which the total answers. */
	function nestedPair(random: () => number): [number[], number[]] {
		const all = districts.map((_, at) => at);
		const wide = random() < 0.5 ? all : all.filter(() => random() < 0.7);
		return [wide, wide.filter(() => random() < 0.6)];
	}

	/** What anyone can work out about people with one theme in some districts; null when it does not follow. */
	function answer(figures: readonly PublicFigure[], theme: number, places: readonly number[]): number | null {
		const row = figures.filter((one) => one.theme === themes[theme]);
		const persons = (district: string | null) => row.find((one) => one.district === district)?.persons ?? null;
		if (places.length === districts.length && persons(null) !== null) return persons(null);
		let sum = 0;
		for (const place of places) {
			const here = persons(districts[place] as string);
			if (here === null) return null;
			sum += here;
		}
		return sum;
	}
});

describe('one person more or less', () => {
	test('makes no outcome more than a factor e likelier, except one in thousands at the very ends', () => {
		const chance = (outcome: number, count: number) => chanceOfMove[outcome - count + mostMoved] ?? 0;
		let unbounded = 0;
		for (let outcome = 20 - mostMoved; outcome <= 21 + mostMoved; outcome++) {
			const [without, withOne] = [chance(outcome, 20), chance(outcome, 21)];
			if (without === 0 || withOne === 0) unbounded += Math.max(without, withOne) / 2;
			else expect(Math.abs(Math.log(withOne / without))).toBeLessThanOrEqual(epsilon + 1e-9);
		}
		expect(unbounded).toBeLessThan(0.0002);
	});

	test('the noise is as it is described: no side, and seldom large', () => {
		const random = seededRandom(4);
		const moves = Array.from({ length: 20_000 }, () => blurred(100, random) - 100);
		expect(Math.abs(moves.reduce((a, b) => a + b, 0) / moves.length)).toBeLessThan(0.05);
		expect(moves.filter((move) => Math.abs(move) <= 3).length / moves.length).toBeGreaterThan(0.95);
		expect(chanceOfMove.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
	});

	test('what is shown follows from the moved figures alone', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -8, max: 90 }), { minLength: 1, maxLength: 8 }),
				fc.integer({ min: -8, max: 400 }),
				(cells, total) => {
					const shown = whatIsShown(cells, total, fewestShown);
					const visible = shown.cells.filter((cell) => cell !== null);
					for (const cell of visible) expect(cell).toBeGreaterThanOrEqual(fewestShown + mostMoved);
					if (shown.total === null || visible.length === cells.length) return;
					const rest = shown.total - visible.reduce((a, b) => a + b, 0);
					expect(rest).toBeGreaterThanOrEqual(fewestShown + mostMoved * (visible.length + 1));
				},
			),
		);
	});
});
