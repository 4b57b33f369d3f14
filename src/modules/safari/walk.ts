/** A place to walk past, WGS 84. */
export type Spot = { readonly lon: number; readonly lat: number };

/** Streets are no straight lines: so much longer is a walk through a neighbourhood. */
export const detour = 1.3;
/** Metres a minute, for a group that stays together: 4 km/h. */
export const pace = 4000 / 60;
/** Up to so many stops the way is the shortest there is. */
export const mostStops = 8;

const earth = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres in a straight line (haversine). */
export function metresBetween(a: Spot, b: Spot): number {
	const up = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
	const aside = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
	return 2 * earth * Math.asin(Math.sqrt(up + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * aside));
}

/** Whole minutes on foot, at least one between two different places. */
export const minutesBetween = (a: Spot, b: Spot): number =>
	Math.ceil(Math.round((metresBetween(a, b) * detour * 10) / pace) / 10);

/**
 * The order of these spots that makes the shortest walk, from any of them to any other: exact, over all sets of visited stops
 * (Held and Karp, 1962). Of two that are equally long the one that begins with the earliest given.
 * @throws RangeError for more than eight
 */
export function shortestWalk(spots: readonly Spot[]): number[] {
	const n = spots.length;
	if (n > mostStops) throw new RangeError(`a walk has at most ${mostStops} stops`);
	if (n < 2) return spots.map((_, at) => at);
	const apart = spots.map((a) => spots.map((b) => metresBetween(a, b)));
	// best[visited][last]: the shortest way past the visited stops that ends at `last`.
	const best = Array.from({ length: 1 << n }, () =>
		Array.from({ length: n }, () => ({ metres: Number.POSITIVE_INFINITY, before: -1 })),
	);
	const at = (visited: number, last: number) => best[visited]?.[last] as { metres: number; before: number };
	for (let start = 0; start < n; start++) at(1 << start, start).metres = 0;
	for (let visited = 1; visited < 1 << n; visited++)
		for (let last = 0; last < n; last++) {
			if (!(visited & (1 << last))) continue;
			const { metres } = at(visited, last);
			for (let next = 0; next < n; next++) {
				if (visited & (1 << next)) continue;
				const there = at(visited | (1 << next), next);
				const total = metres + (apart[last]?.[next] as number);
				// A hair apart is the same: sums in another order differ in the last digit.
				if (total < there.metres - 1e-6) Object.assign(there, { metres: total, before: last });
			}
		}
	let visited = (1 << n) - 1;
	let last = 0;
	for (let one = 1; one < n; one++) if (at(visited, one).metres < at(visited, last).metres - 1e-6) last = one;
	const walk: number[] = [];
	while (last >= 0) {
		walk.push(last);
		const { before } = at(visited, last);
		visited &= ~(1 << last);
		last = before;
	}
	// A walk may be walked both ways; the way that begins with the earliest given reads best.
	return (walk[0] as number) <= (walk[n - 1] as number) ? walk : walk.reverse();
}

const clockTime = (minutes: number): string =>
	`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** When the group is where: who stands in walking order, the walk to each (minutes) and the hour of arrival (HH:MM). */
export function timesAlong<S extends Partial<{ [K in keyof Spot]: number | null }>>(
	stops: readonly S[],
	{ from, stayMinutes }: { from: string; stayMinutes: number },
): { stop: S; at: string; walk: number }[] {
	const [hours = 0, minutes = 0] = from.split(':').map(Number);
	let now = hours * 60 + minutes;
	let before: Spot | undefined;
	return stops.map((stop, nth) => {
		const here = spotOf(stop);
		const walk = nth > 0 && before && here ? minutesBetween(before, here) : 0;
		before = here ?? before;
		now += walk + (nth > 0 ? stayMinutes : 0);
		return { stop, at: clockTime(now), walk };
	});
}

/** Where it is, when that is known. */
export const spotOf = ({ lon, lat }: { lon?: number | null; lat?: number | null }): Spot | undefined =>
	lon === null || lat === null || lon === undefined || lat === undefined ? undefined : { lon, lat };

/** Stops in walking order; those of which nobody knows where they are come last, as they were given. */
export function inWalkingOrder<S extends { lon: number | null; lat: number | null }>(stops: readonly S[]): S[] {
	const placed = stops.filter((stop) => spotOf(stop));
	const walk = shortestWalk(placed.slice(0, mostStops).map((stop) => spotOf(stop) as Spot));
	return [...walk.map((at) => placed[at] as S), ...placed.slice(mostStops), ...stops.filter((stop) => !spotOf(stop))];
}
