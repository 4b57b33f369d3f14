import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWalkingOrder, metresBetween, minutesBetween, type Spot, shortestWalk, timesAlong } from './walk.ts';

const spot = fc.record({
	lon: fc.double({ min: 5.08, max: 5.14, noNaN: true }),
	lat: fc.double({ min: 52.06, max: 52.1, noNaN: true }),
});
const lengthOf = (spots: readonly Spot[], order: readonly number[]): number =>
	order
		.slice(1)
		.reduce((sum, at, nth) => sum + metresBetween(spots[order[nth] as number] as Spot, spots[at] as Spot), 0);
const orders = (items: number[]): number[][] =>
	items.length < 2
		? [items]
		: items.flatMap((one) => orders(items.filter((other) => other !== one)).map((rest) => [one, ...rest]));

describe('the way', () => {
	test('is never longer than any other order of the same stops', () => {
		fc.assert(
			fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
				const walk = shortestWalk(spots);
				expect([...walk].sort()).toEqual(spots.map((_, at) => at));
				const shortest = Math.min(...orders(spots.map((_, at) => at)).map((order) => lengthOf(spots, order)));
				expect(lengthOf(spots, walk)).toBeLessThan(shortest + 1e-3);
			}),
			{ numRuns: 60 },
		);
	});

	test('past eight stops in a row goes along the row', () => {
		const row = [3, 0, 7, 1, 6, 2, 5, 4].map((step) => ({ lon: 5.1 + step / 1000, lat: 52.07 }));
		expect(inWalkingOrder(row).map(({ lon }) => Math.round((lon - 5.1) * 1000))).toEqual(
			[7, 6, 5, 4, 3, 2, 1, 0].reverse(),
		);
		expect(() => shortestWalk([...row, ...row])).toThrow(RangeError);
	});

	test('keeps a stop of which nobody knows where it is for last, and has no stops without hosts', () => {
		const here = { id: 'a', lon: 5.1, lat: 52.07 };
		expect(inWalkingOrder([{ id: 'b', lon: null, lat: null }, here]).map(({ id }) => id)).toEqual(['a', 'b']);
		expect(inWalkingOrder([])).toEqual([]);
	});
});

describe('the times', () => {
	test('take a third more than a straight line, at four kilometres an hour', () => {
		// A hundredth of a degree of latitude is 1112 metres: 1446 to walk, 21.7 minutes.
		expect(minutesBetween({ lon: 5.1, lat: 52.07 }, { lon: 5.1, lat: 52.08 })).toBe(22);
		expect(minutesBetween({ lon: 5.1, lat: 52.07 }, { lon: 5.1, lat: 52.07 })).toBe(0);
	});

	test('add the stay at each stop and the walk to the next, past the hour too', () => {
		const stops = [
			{ lon: 5.1, lat: 52.07 },
			{ lon: 5.1, lat: 52.08 },
			{ lon: null, lat: null },
		];
		expect(timesAlong(stops, { from: '14:30', stayMinutes: 20 }).map(({ at, walk }) => [at, walk])).toEqual([
			['14:30', 0],
			['15:12', 22],
			['15:32', 0],
		]);
	});
});
