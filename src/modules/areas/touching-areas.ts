import { type Position, ringsOf, type Shape } from './parse-areas-geojson.ts';

const metresPerDegree = 111_320;

/**
 * Which areas touch: they share a piece of border, that is at least two points that lie within `tolerance` metres of each
 * other. One shared point is a corner where streets cross, not a border. Good for simplified shapes that keep shared
 * points (as those of Statistics Netherlands do); shapes that were simplified one by one need a wider tolerance.
 */
export function touchingAreas(areas: readonly { code: string; shape: Shape }[], tolerance = 5): Map<string, string[]> {
	const shared = new Map<string, Map<string, Position[]>>(areas.map(({ code }) => [code, new Map()]));
	const grid = new Map<string, { code: string; point: Position }[]>();
	const middle = areas[0] ? (ringsOf(areas[0].shape)[0]?.[0]?.[1] ?? 52) : 52;
	const toMetres = ([x, y]: Position): Position => [
		x * metresPerDegree * Math.cos((middle * Math.PI) / 180),
		y * metresPerDegree,
	];

	for (const { code, shape } of areas) {
		for (const place of distinct(ringsOf(shape).flat())) {
			const point = toMetres(place);
			for (const other of near(grid, point, tolerance)) {
				if (other.code === code) continue;
				note(shared, code, other.code, point, tolerance);
				note(shared, other.code, code, other.point, tolerance);
			}
			const cell = cellOf(point, tolerance);
			grid.set(cell, [...(grid.get(cell) ?? []), { code, point }]);
		}
	}
	return new Map(
		[...shared].map(([code, others]) => [
			code,
			[...others]
				.filter(([, points]) => points.length >= 2)
				.map(([other]) => other)
				.sort(),
		]),
	);
}

const distinct = (points: readonly Position[]): Position[] => [
	...new Map(points.map((point) => [point.slice(0, 2).join(), point])).values(),
];

const cellOf = ([x, y]: Position, size: number): string => `${Math.floor(x / size)},${Math.floor(y / size)}`;

function near<T extends { point: Position }>(grid: ReadonlyMap<string, T[]>, [x, y]: Position, reach: number): T[] {
	const found: T[] = [];
	for (const dx of [-1, 0, 1]) {
		for (const dy of [-1, 0, 1]) {
			for (const one of grid.get(cellOf([x + dx * reach, y + dy * reach], reach)) ?? []) {
				if (Math.hypot(one.point[0] - x, one.point[1] - y) <= reach) found.push(one);
			}
		}
	}
	return found;
}

/** Keeps a shared point unless it is one we already have. */
function note(
	shared: Map<string, Map<string, Position[]>>,
	code: string,
	other: string,
	point: Position,
	tolerance: number,
): void {
	const others = shared.get(code) as Map<string, Position[]>;
	const points = others.get(other) ?? [];
	if (points.every(([x, y]) => Math.hypot(x - point[0], y - point[1]) > tolerance)) points.push(point);
	others.set(other, points);
}
