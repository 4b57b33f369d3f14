import { describe, expect, test } from 'vitest';
import { type DrawnMap, drawMap, spotOn } from './area-map.ts';
import { hasSharedGeo, sharedFile, square } from './areas.fixtures.ts';
import { parseAreasGeoJson, type Shape } from './parse-areas-geojson.ts';

const pointsIn = (path: string) =>
	[...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
const shape = (...rings: [number, number][][]): Shape => ({ type: 'Polygon', coordinates: rings });

describe('a drawn map', () => {
	test('is not there without borders', () => expect(drawMap([])).toBeUndefined());
	test('has north above and east to the right', () => {
		const map = drawMap([
			{ code: 'south', shape: shape(square(0, 0)) },
			{ code: 'north', shape: shape(square(0, 3)) },
			{ code: 'east', shape: shape(square(3, 0)) },
		]);
		const [south, north, east] = map?.areas ?? [];
		expect(north?.y).toBeLessThan(south?.y ?? 0);
		expect(east?.x).toBeGreaterThan(south?.x ?? 0);
	});
	test('keeps a square kilometre square at this latitude', () => {
		const tall = 0.01 * Math.cos((52.005 * Math.PI) / 180);
		const ring: [number, number][] = [
			[5, 52],
			[5.01, 52],
			[5.01, 52 + tall],
			[5, 52 + tall],
			[5, 52],
		];
		const points = pointsIn(drawMap([{ code: 'a', shape: shape(ring) }])?.areas[0]?.path ?? '');
		const size = (place: 0 | 1) =>
			Math.max(...points.map((point) => point[place])) - Math.min(...points.map((point) => point[place]));
		expect(size(0) / size(1)).toBeCloseTo(1, 1);
	});
	test('draws the same whichever way a border turns', () => {
		const [there, back] = [square(0, 0), [...square(0, 0)].reverse()].map((ring) =>
			drawMap([{ code: 'a', shape: shape(ring) }]),
		);
		expect(new Set(pointsIn(there?.areas[0]?.path ?? '').map(String))).toEqual(
			new Set(pointsIn(back?.areas[0]?.path ?? '').map(String)),
		);
	});
	test('puts the number inside the area, also when its middle is not', () => {
		const hook: [number, number][] = [
			[5, 52],
			[5.1, 52],
			[5.1, 52.01],
			[5.01, 52.01],
			[5.01, 52.06],
			[5, 52.06],
			[5, 52],
		];
		const around = { code: 'ring', shape: shape(square(20, 0, 6), square(21, 1, 4)) };
		const map = drawMap([{ code: 'hook', shape: shape(hook) }, around]);
		for (const { path, x, y } of map?.areas ?? []) expect(crossings(path, x, y) % 2).toBe(1);
	});
});

/** How often a line to the right of the point crosses the path. */
function crossings(path: string, x: number, y: number): number {
	return path
		.split('M')
		.slice(1)
		.map((part) => pointsIn(part))
		.flatMap((ring) =>
			ring.map((point, index) => [point, ring[(index + 1) % ring.length] as readonly [number, number]] as const),
		)
		.filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax).length;
}

test.skipIf(!hasSharedGeo)(
	'Utrecht fits the screen of a phone, every number in its own district (skipped without the shared reference figures)',
	() => {
		const map = drawMap(parseAreasGeoJson(sharedFile('wijken-utrecht-2022.wgs84.geojson')).areas);
		expect(map?.width).toBe(340);
		expect(map?.areas).toHaveLength(10);
		for (const { path, x, y } of map?.areas ?? []) {
			expect(crossings(path, x, y) % 2).toBe(1);
			for (const [px, py] of pointsIn(path)) {
				expect(px >= 0 && px <= 340 && py >= 0 && py <= (map?.height ?? 0)).toBe(true);
			}
		}
		// Numbers of 22 wide do not lie on each other.
		const centres = map?.areas.map(({ x, y }) => [x, y] as const) ?? [];
		for (const [index, [ax, ay]] of centres.entries())
			for (const [bx, by] of centres.slice(index + 1))
				expect(Math.max(Math.abs(ax - bx), Math.abs(ay - by))).toBeGreaterThan(18);
	},
);

test('a place stands on the drawing where it lies, and outside it nowhere', () => {
	const here = shape([
		[5, 52],
		[5.1, 52],
		[5.1, 52.1],
		[5, 52.1],
		[5, 52],
	]);
	const map = drawMap([{ code: 'WK990101', shape: here }]) as DrawnMap;
	const middle = spotOn(map, 5.05, 52.05);
	expect(Math.abs((middle?.x ?? 0) - map.width / 2)).toBeLessThan(2);
	expect(Math.abs((middle?.y ?? 0) - map.height / 2)).toBeLessThan(2);
	expect(spotOn(map, 5.05, 52.09)?.y).toBeLessThan(map.height / 2);
	expect(spotOn(map, 6, 52.05)).toBeUndefined();
});
