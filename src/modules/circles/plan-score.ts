import type { Seat } from './circle-life.ts';
import { type Composition, compose, deltaMove, gapsOf, NOWHERE } from './composition.ts';
import { reachOf } from './reach.ts';

/** One circle of a proposal in the words of a screen. */
export type WeighedCircle = {
	readonly circleId: string;
	/** Members, the volunteer included. */
	readonly size: number;
	/** Themes that somebody wants and no other member can, each once. */
	readonly missing: readonly string[];
	readonly covered: number;
};
/** What happens when somebody goes elsewhere: needs answered more or fewer, in all circles together. Null is out of all circles. */
export type WeighedMove = { readonly seatId: string; readonly to: string | null; readonly more: number };

export type WeighedPlan = {
	readonly circles: readonly WeighedCircle[];
	readonly covered: number;
	readonly wanted: number;
	readonly moves: readonly WeighedMove[];
};

// Where people live in the area is not known, so within it all are within walking distance of each other.
const here = { lon: 0, lat: 0 };

/** A proposal as it stands, and what each possible move would be worth. Volunteers stay where they are; what they can and want counts. */
export function weighPlan(seats: readonly Seat[], circleIds: readonly string[], most: number): WeighedPlan {
	const { composition, hubOf } = asComposition(seats, circleIds, most);
	const { reach, score } = composition;
	const personOf = new Map(reach.people.map(({ id }, person) => [id, person]));
	const places: (string | null)[] = [...circleIds, null];
	const before = score.covered;
	return {
		covered: score.covered,
		wanted: score.needs,
		circles: circleIds.map((circleId) => {
			const hub = hubOf(circleId);
			const own = seats.filter((seat) => seat.circleId === circleId);
			const gaps = gapsOf(composition, hub);
			return {
				circleId,
				size: own.length,
				missing: [...new Set(gaps.map(({ code }) => reach.codes[code] as string))],
				covered: own.reduce((sum, { wants }) => sum + wants.length, 0) - gaps.length,
			};
		}),
		moves: seats
			.filter(({ isHub }) => !isHub)
			.flatMap((seat) =>
				places
					.filter((to) => to !== seat.circleId)
					.map((to) => ({
						seatId: seat.id,
						to,
						more:
							deltaMove(composition, { person: personOf.get(seat.id) as number, to: to === null ? NOWHERE : hubOf(to) })
								.covered - before,
					})),
			),
	};
}

function asComposition(
	seats: readonly Seat[],
	circleIds: readonly string[],
	most: number,
): { composition: Composition; hubOf: (circleId: string) => number } {
	const reach = reachOf(
		seats.map(({ id, wants, can }) => ({ id, ...here, needs: wants, talents: can })),
		circleIds.map((id) => ({ id, ...here })),
		{ maxWalk: 0, fewest: 2, most: Math.max(2, most) },
	);
	const hubs = new Map(reach.hubs.map(({ id }, hub) => [id, hub]));
	const at = new Map(seats.map(({ id, circleId }) => [id, circleId]));
	const hubOf = (circleId: string) => hubs.get(circleId) as number;
	const composition = compose(
		reach,
		reach.people.map(({ id }) => {
			const circleId = at.get(id);
			return circleId ? hubOf(circleId) : NOWHERE;
		}),
	);
	return { composition, hubOf };
}
