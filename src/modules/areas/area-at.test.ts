import { expect, test } from 'vitest';
import { isInShape, middleOf } from './area-at.ts';
import type { Shape } from './parse-areas-geojson.ts';

const square = (x: number, y: number, size: number): [number, number][] => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size],
	[x, y],
];
const withPond: Shape = { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] };

test('a house stands in the neighbourhood around it, not in the pond', () => {
	expect(isInShape([1, 1], withPond)).toBe(true);
	expect(isInShape([5, 5], withPond)).toBe(false);
	expect(isInShape([11, 1], withPond)).toBe(false);
});

test('a neighbourhood of two pieces holds both', () => {
	const pieces: Shape = { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(8, 8, 2)]] };
	expect([isInShape([1, 1], pieces), isInShape([9, 9], pieces), isInShape([5, 5], pieces)]).toEqual([
		true,
		true,
		false,
	]);
	expect(middleOf(pieces)).toEqual({ lon: 5, lat: 5 });
});
