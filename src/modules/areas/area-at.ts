import { type Position, ringsOf, type Shape } from './parse-areas-geojson.ts';

/** Whether a point (longitude, latitude) lies inside: a line from it crosses the rings an odd number of times. */
export function isInShape([x, y]: Position, shape: Shape): boolean {
	let inside = false;
	for (const ring of ringsOf(shape)) {
		for (let at = 1; at < ring.length; at++) {
			const [ax, ay] = ring[at - 1] as Position;
			const [bx, by] = ring[at] as Position;
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
		}
	}
	return inside;
}

/** The middle of the box around a shape: near enough to say what is close by. */
export function middleOf(shape: Shape): { lon: number; lat: number } {
	const points = ringsOf(shape).flat();
	const between = (values: number[]) =>
		(values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
	return { lon: between(points.map(([x]) => x)), lat: between(points.map(([, y]) => y)) };
}
