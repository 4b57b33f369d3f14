import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinsOf } from './pins.ts';

const at = (number: number, x: number, y: number) => ({ id: String(number), number, x, y });

test('pins that lie apart keep their numbers, and those over each other become one', () => {
	const pins = pinsOf([at(1, 10, 10), at(2, 200, 10), at(3, 18, 14), at(4, 205, 20), at(5, 100, 100)]);
	expect(pins.map(({ spots }) => spots.map(({ number }) => number)).sort()).toEqual([[1, 3], [2, 4], [5]]);
	expect(pins.find(({ spots }) => spots.length === 2)).toMatchObject({ y: 12 });
});

test('whatever the places, none is lost and no two marks lie over each other', () => {
	const place = fc.record({ x: fc.integer({ min: 0, max: 340 }), y: fc.integer({ min: 0, max: 300 }) });
	fc.assert(
		fc.property(fc.array(place, { maxLength: 20 }), (places) => {
			const spots = places.map(({ x, y }, n) => at(n + 1, x, y));
			const pins = pinsOf(spots);
			expect(pins.flatMap((pin) => pin.spots.map(({ number }) => number)).sort((a, b) => a - b)).toEqual(
				spots.map(({ number }) => number),
			);
			for (const [n, one] of pins.entries())
				for (const other of pins.slice(n + 1))
					expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThanOrEqual(22);
		}),
	);
});
