/** Where somebody lives, in degrees. */
export interface Place {
	readonly lon: number;
	readonly lat: number;
}

/** Somebody who would like to be in a circle: what they would like help with and what they can do, by code. */
export interface Person extends Place {
	readonly id: string;
	readonly needs: readonly string[];
	readonly talents: readonly string[];
}

/** A volunteer, around whose home a circle is made. */
export interface Hub extends Place {
	readonly id: string;
}

export interface CircleOptions {
	/** Metres between a member's home and the volunteer's, as the crow flies. */
	readonly maxWalk: number;
	/** Members of a circle, the volunteer included. */
	readonly fewest: number;
	readonly most: number;
	/** How long may be worked on it, in all. */
	readonly seconds: number;
	/** More people than this are split by places within walking distance of each other. */
	readonly splitAbove: number;
}

/** KeyRing in London and at Pameijer: nine to twelve in a ring, one of them the volunteer. */
export const circleOptions: CircleOptions = { maxWalk: 800, fewest: 9, most: 12, seconds: 30, splitAbove: 80 };

/** Metres over the globe (haversine, mean radius of the earth). */
export function metresBetween(a: Place, b: Place): number {
	const radians = Math.PI / 180;
	const half = (from: number, to: number) => Math.sin(((to - from) * radians) / 2) ** 2;
	const h = half(a.lat, b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon, b.lon);
	return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}
