import type { Reach } from './reach.ts';

/** Nobody's circle. */
export const NOWHERE = -1;

/** Somebody goes to the circle around a hub, or out of all of them. */
export interface Move {
	readonly person: number;
	readonly to: number;
}

/**
 * How good a composition is. A *point* is somebody who has a place, or a need of somebody with a place that another
 * member's talent answers. Metres come second: they never cost a point.
 */
export interface CircleScore {
	readonly points: number;
	readonly placed: number;
	readonly covered: number;
	/** All needs of those who have a place. */
	readonly needs: number;
	/** All walks to the hubs together. */
	readonly metres: number;
}

/** Who is in which circle, with the counts that make a move cheap to weigh. Changed by `apply` alone. */
export interface Composition {
	readonly reach: Reach;
	/** Per person a hub, or NOWHERE. */
	readonly at: Int32Array;
	/** Per hub. */
	readonly size: Int32Array;
	/** Per hub and code: who can, who would like, and who is both. */
	readonly can: Int32Array;
	readonly want: Int32Array;
	readonly both: Int32Array;
	score: CircleScore;
}

/** @param at per person a hub; everybody nowhere when left out. */
export function compose(reach: Reach, at?: ArrayLike<number>): Composition {
	const cells = reach.hubs.length * reach.codes.length;
	const composition: Composition = {
		reach,
		at: new Int32Array(reach.people.length).fill(NOWHERE),
		size: new Int32Array(reach.hubs.length),
		can: new Int32Array(cells),
		want: new Int32Array(cells),
		both: new Int32Array(cells),
		score: { points: 0, placed: 0, covered: 0, needs: 0, metres: 0 },
	};
	for (let person = 0; at && person < at.length; person++) apply(composition, { person, to: at[person] as number });
	return composition;
}

/** Carries a move out, and back again by moving to where somebody was. Beyond walking distance there is no move. */
export function apply(composition: Composition, { person, to }: Move): void {
	const { at, reach, score } = composition;
	const from = at[person] as number;
	if (from === to) return;
	const walk = to === NOWHERE ? 0 : (reach.metres[person]?.[to] ?? Infinity);
	if (walk === Infinity) throw new RangeError('that is too far to walk');
	let { placed, covered, needs, metres } = score;
	if (from !== NOWHERE) {
		covered += count(composition, person, from, -1);
		placed--;
		needs -= (reach.needs[person] as number[]).length;
		metres -= reach.metres[person]?.[from] as number;
	}
	if (to !== NOWHERE) {
		covered += count(composition, person, to, 1);
		placed++;
		needs += (reach.needs[person] as number[]).length;
		metres += walk;
	}
	at[person] = to;
	composition.score = { points: placed + covered, placed, covered, needs, metres };
}

/** Adds somebody to the counts of a circle, or takes them off, and gives the needs that became covered by it. */
function count(composition: Composition, person: number, hub: number, by: 1 | -1): number {
	const { reach, can, want, both, size } = composition;
	const first = hub * reach.codes.length;
	const own = reach.talents[person] as readonly number[];
	let gained = 0;
	for (const code of reach.needs[person] as readonly number[]) {
		const cell = first + code;
		gained -= coveredIn(can[cell] as number, want[cell] as number, both[cell] as number);
		want[cell] = (want[cell] as number) + by;
		if (own.includes(code)) {
			both[cell] = (both[cell] as number) + by;
			can[cell] = (can[cell] as number) + by;
		}
		gained += coveredIn(can[cell] as number, want[cell] as number, both[cell] as number);
	}
	for (const code of own) {
		if ((reach.needs[person] as readonly number[]).includes(code)) continue;
		const cell = first + code;
		gained -= coveredIn(can[cell] as number, want[cell] as number, both[cell] as number);
		can[cell] = (can[cell] as number) + by;
		gained += coveredIn(can[cell] as number, want[cell] as number, both[cell] as number);
	}
	size[hub] = (size[hub] as number) + by;
	return gained;
}

/** Of those who want something: all when two can, all but the one who can when it is their own wish too. */
const coveredIn = (can: number, want: number, both: number): number => (can === 0 ? 0 : can === 1 ? want - both : want);

/** What a composition would be worth after a move; the composition itself stays as it is. */
export function deltaMove(composition: Composition, move: Move): CircleScore {
	const before = composition.score;
	const from = composition.at[move.person] as number;
	apply(composition, move);
	const after = composition.score;
	apply(composition, { person: move.person, to: from });
	composition.score = before;
	return after;
}

/** The needs in one circle that no other member answers, one for each member who has it, in order. */
export function gapsOf({ reach, at, can, both }: Composition, hub: number): { person: number; code: number }[] {
	const gaps: { person: number; code: number }[] = [];
	for (let person = 0; person < at.length; person++) {
		if (at[person] !== hub) continue;
		for (const code of reach.needs[person] as readonly number[]) {
			const cell = hub * reach.codes.length + code;
			const own = both[cell] && (reach.talents[person] as readonly number[]).includes(code) ? 1 : 0;
			if ((can[cell] as number) - own <= 0) gaps.push({ person, code });
		}
	}
	return gaps.sort((a, b) => a.code - b.code || a.person - b.person);
}
