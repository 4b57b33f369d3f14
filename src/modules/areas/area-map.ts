import { geoIdentity, geoPath } from 'd3-geo';
import { type Position, ringsOf, type Shape } from './parse-areas-geojson.ts';

/** One area on the map: the path to draw and the place for its number, in units of the drawing. */
export type DrawnArea = { code: string; path: string; x: number; y: number };
export type DrawnMap = {
	width: number;
	height: number;
	areas: DrawnArea[];
	/** Longitude to x and latitude to y: times the first, plus the second. */
	frame: { x: [number, number]; y: [number, number] };
};

/** Where a point lies in the drawing; undefined when it lies outside. */
export function spotOn(
	{ width, height, frame }: DrawnMap,
	lon: number,
	lat: number,
): { x: number; y: number } | undefined {
	const x = Math.round(lon * frame.x[0] + frame.x[1]);
	const y = Math.round(lat * frame.y[0] + frame.y[1]);
	return x >= 0 && y >= 0 && x <= width && y <= height ? { x, y } : undefined;
}

const edge = 6;

/**
 * Draws areas to fit a width; the height follows from their form, within limits. Flat on purpose (longitude times the
 * cosine of the latitude): right for a municipality, and rings may turn either way round.
 */
export function drawMap(shapes: readonly { code: string; shape: Shape }[], width = 340): DrawnMap | undefined {
	if (shapes.length === 0) return undefined;
	const points = shapes.flatMap(({ shape }) => ringsOf(shape).flat());
	const latitudes = points.map(([, y]) => y);
	const narrow = Math.cos((((Math.min(...latitudes) + Math.max(...latitudes)) / 2) * Math.PI) / 180);
	const flat = shapes.map(({ code, shape }) => ({ code, geometry: flattened(shape, narrow) }));
	const all = { type: 'GeometryCollection' as const, geometries: flat.map(({ geometry }) => geometry) };

	const [[left, top], [right, bottom]] = geoPath().bounds(all);
	const tall = ((bottom - top) / (right - left || 1)) * (width - 2 * edge) + 2 * edge;
	const height = Math.round(Math.min(Math.max(tall, width * 0.4), width * 1.4));
	const projection = geoIdentity()
		.reflectY(true)
		.fitExtent(
			[
				[edge, edge],
				[width - edge, height - edge],
			],
			all,
		);
	const path = geoPath(projection).digits(1);
	const areas = flat.map(({ code, geometry }) => {
		const [x, y] = placeInside(
			geometry.coordinates.map((polygon) =>
				polygon.map((ring) => ring.map((point) => projection(point) as [number, number])),
			),
		);
		return { code, path: path(geometry) ?? '', x, y };
	});
	const [origin, one] = [projection([0, 0]), projection([narrow, 1])] as [[number, number], [number, number]];
	return {
		width,
		height,
		areas,
		frame: { x: [one[0] - origin[0], origin[0]], y: [one[1] - origin[1], origin[1]] },
	};
}

type Flat = { type: 'MultiPolygon'; coordinates: [number, number][][][] };

function flattened(shape: Shape, narrow: number): Flat {
	const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
	return {
		type: 'MultiPolygon',
		coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x * narrow, y]))),
	};
}

/** The point of a grid that lies furthest from every border: inside, also when the middle of the area is not. */
function placeInside(polygons: readonly (readonly Position[])[][]): Position {
	const largest = polygons.reduce((best, one) => (sizeOf(one[0] ?? []) > sizeOf(best[0] ?? []) ? one : best));
	const outer = largest[0] ?? [];
	const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const steps = 24;
	let best = { x: left + wide / 2, y: top + high / 2, room: Number.NEGATIVE_INFINITY };
	for (let row = 1; row < steps; row++) {
		for (let column = 1; column < steps; column++) {
			const [x, y] = [left + (wide * column) / steps, top + (high * row) / steps];
			const room = (isInside(x, y, largest) ? 1 : -1) * distanceToBorder(x, y, largest);
			if (room > best.room) best = { x, y, room };
		}
	}
	return [Math.round(best.x), Math.round(best.y)];
}

const sizeOf = (ring: readonly Position[]): number =>
	Math.abs(sides(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)) / 2;

const sides = (ring: readonly Position[]): [Position, Position][] =>
	ring.slice(1).map((point, index) => [ring[index] as Position, point]);

function isInside(x: number, y: number, rings: readonly (readonly Position[])[]): boolean {
	const crossed = rings
		.flatMap(sides)
		.filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax);
	return crossed.length % 2 === 1;
}

function distanceToBorder(x: number, y: number, rings: readonly (readonly Position[])[]): number {
	const distances = rings.flatMap(sides).map(([[ax, ay], [bx, by]]) => {
		const long = (bx - ax) ** 2 + (by - ay) ** 2;
		const along = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long));
		return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
	});
	return Math.min(...distances);
}
