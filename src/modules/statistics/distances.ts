/** Where cases are counted. `lonlat`: x is longitude and y latitude in degrees; `plane`: both in one unit of length. */
export interface Place {
	readonly location: string;
	readonly x: number;
	readonly y: number;
}

export type Coordinates = 'lonlat' | 'plane';

/** What the numbers look like: degrees when all of them fit on a globe. */
export const coordinatesOf = (places: readonly Pick<Place, 'x' | 'y'>[]): Coordinates =>
	places.every(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90) ? 'lonlat' : 'plane';

/** Places around one place, nearest first (itself included), and after how many of them a circle can end. */
export interface Surroundings {
	readonly nearest: Int32Array;
	readonly circleEnds: Int32Array;
}

/** Sums of rounded coordinates make equal distances differ in the last digits: this close is equally far. */
const EQUALLY_FAR = 1e-9;

/** The circles round every place. Places at the same distance enter a circle together, in the order of the list. */
export function surroundingsOf(places: readonly Place[], coordinates: Coordinates): Surroundings[] {
	const between = coordinates === 'lonlat' ? greatCircle : straightLine;
	return places.map((centre) => {
		const distance = Float64Array.from(places, (place) => between(centre, place));
		const nearest = Int32Array.from(places.keys()).sort(
			(a, b) => (distance[a] as number) - (distance[b] as number) || a - b,
		);
		const ends: number[] = [];
		let from = 0;
		for (let size = 1; size <= nearest.length; size++) {
			const last = distance[nearest[size - 1] as number] as number;
			const next = size === nearest.length ? Infinity : (distance[nearest[size] as number] as number);
			if (next - last <= EQUALLY_FAR * Math.max(next, 1e-6)) continue;
			nearest.subarray(from, size).sort();
			ends.push(size);
			from = size;
		}
		return { nearest, circleEnds: Int32Array.from(ends) };
	});
}

const straightLine = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);

const radians = Math.PI / 180;

/** Haversine: angle between two points on a globe, in radians; keeps its digits for neighbours. */
function greatCircle(a: Place, b: Place): number {
	const height = Math.sin(((b.y - a.y) * radians) / 2) ** 2;
	const width = Math.cos(a.y * radians) * Math.cos(b.y * radians) * Math.sin(((b.x - a.x) * radians) / 2) ** 2;
	return 2 * Math.asin(Math.min(1, Math.sqrt(height + width)));
}
