import type { RandomSource } from '#platform/seeded-random';
import { again, anneal, type Cooling, points, walks } from './anneal.ts';
import type { CircleOptions, Hub, Person } from './circle.ts';
import { type Composition, compose, gapsOf, NOWHERE } from './composition.ts';
import { clustersOf, mostPoints, piecesOf } from './parts.ts';
import { programOf } from './program.ts';
import { type Reach, reachOf } from './reach.ts';
import type { Solver } from './solver.ts';

export interface Circle {
	readonly hub: string;
	/** The hub's id first, then the people in order. */
	readonly members: readonly string[];
	/** Needs that no other member answers, one for each member who has it, in order of their code. */
	readonly gaps: readonly { readonly id: string; readonly need: string }[];
}

/** `far`: no volunteer within walking distance. `few`: there is one, without enough people around. `full`: no place left. */
export type Unplaced = 'far' | 'few' | 'full';

export interface Circles {
	readonly circles: readonly Circle[];
	readonly unplaced: readonly { readonly id: string; readonly reason: Unplaced }[];
	readonly points: number;
	/**
	 * The proven gap: at most this share of the points of this outcome could still be added, by whatever composition. A point
	 * is a person with a place, or a need of theirs answered by another member. 0 is proven best; 0.01 is "at most 1 % better".
	 */
	readonly bound: number;
	/** `optimal`: nothing better exists. `feasible`: every rule is kept, and better may exist up to the bound. */
	readonly status: 'optimal' | 'feasible';
}

/** How far the work is: clusters done, and what is sure already. */
export interface Progress {
	readonly done: number;
	readonly parts: number;
	readonly soFar: Circles;
}

/** How often annealing goes on from what it found, before the solver. */
const rounds = 4;

/** The clock, for who must stay pure: seconds since whenever. */
export type Seconds = () => number;

/**
 * Circles around volunteers in which members answer each other's needs. Annealing gives a good composition in any case;
 * the solver tries to better it and proves how much better there can be, until the time is over. Pure but for the solver and the
 * seconds; without a time limit in the way, the same input and seed give the same circles in whatever order it comes.
 * @throws RangeError as `reachOf` does
 */
export function formCircles(
	people: readonly Person[],
	hubs: readonly Hub[],
	options: CircleOptions,
	solver: Solver,
	rng: RandomSource,
	seconds: Seconds,
	onProgress: (progress: Progress) => void = () => {},
): Circles {
	const reach = reachOf(people, hubs, options);
	const end = seconds() + options.seconds;
	// In a large town fewer steps for each, so that there is an outcome in time.
	const steps = Math.ceil((options.seconds * 300_000) / Math.max(1, people.length));
	const cool = (now: Composition, cooling: Cooling) =>
		anneal(now, { ...cooling, steps: Math.min(cooling.steps, steps) }, rng);
	const pieces = piecesOf(reach).map((piece) => {
		const clusters = clustersOf(piece, options.splitAbove);
		const parts = clusters.map((cluster) => ({
			now: cool(cool(compose(cluster), points), walks),
			bound: mostPoints(cluster),
		}));
		return { piece, parts, bound: mostPoints(piece) };
	});
	const parts = pieces.flatMap((one) => one.parts);
	const boundOf = () =>
		pieces.reduce((sum, one) => sum + (one.parts.length > 1 ? one.bound : (one.parts[0]?.bound ?? 0)), 0);
	const soFar = () =>
		told(
			reach,
			joined(
				reach,
				parts.map(({ now }) => now),
			),
			boundOf(),
		);
	const report = (done: number) => onProgress({ done, parts: parts.length, soFar: soFar() });

	report(0);
	for (const [nth, part] of parts.entries()) {
		if (part.bound > part.now.score.points) {
			const share = (end - seconds()) / (parts.length - nth);
			const until = seconds() + share;
			for (let round = 0; round < rounds && seconds() < until - 0.7 * share; round++)
				if (part.bound > part.now.score.points) part.now = cool(part.now, again);
			const left = until - seconds();
			if (left > 0.05 && part.bound > part.now.score.points) better(part, solver, left, () => report(nth));
			part.now = cool(part.now, walks);
		}
		report(nth + 1);
	}
	const whole = joined(
		reach,
		parts.map(({ now }) => now),
	);
	// Over the seams between clusters somebody may still change places.
	const split = pieces.some((one) => one.parts.length > 1);
	return told(reach, split ? cool(whole, walks) : whole, boundOf());
}

function better(part: { now: Composition; bound: number }, solver: Solver, seconds: number, onBound: () => void): void {
	const { reach } = part.now;
	const program = programOf(reach);
	const lower = (told: number) => {
		// The solver counts in floating point, points are whole.
		const bound = Math.max(part.now.score.points, Math.floor(told + 1e-6));
		if (bound >= part.bound) return;
		part.bound = bound;
		onBound();
	};
	const { columns, bound } = solver(program, program.columnsOf(part.now), seconds, lower);
	const found = columns && compose(reach, program.read(columns));
	if (found && found.score.points > part.now.score.points && isAllowed(found)) part.now = found;
	lower(bound);
}

/** The rules nobody may break, checked on what came from outside. */
const isAllowed = ({ size, reach }: Composition): boolean =>
	size.every((many) => many === 0 || (many >= reach.fewest && many <= reach.most));

/** Compositions of parts as one of the whole. */
function joined(reach: Reach, parts: readonly Composition[]): Composition {
	const hubs = new Map(reach.hubs.map(({ id }, hub) => [id, hub]));
	const home = new Map<string, number>();
	for (const { at, reach: own } of parts)
		for (const [person, { id }] of own.people.entries()) {
			const hub = own.hubs[at[person] as number];
			if (hub) home.set(id, hubs.get(hub.id) as number);
		}
	return compose(
		reach,
		reach.people.map(({ id }) => home.get(id) ?? NOWHERE),
	);
}

/** A composition in ids. */
export function told(reach: Reach, composition: Composition, most: number): Circles {
	const { at, size, score } = composition;
	const idOf = (person: number) => reach.people[person]?.id as string;
	const members = (hub: number) => reach.people.filter((_, person) => at[person] === hub).map(({ id }) => id);
	const bound = Math.max(0, most - score.points) / Math.max(1, score.points);
	return {
		circles: reach.hubs.flatMap(({ id }, hub) =>
			size[hub]
				? [
						{
							hub: id,
							members: [id, ...members(hub)],
							gaps: gapsOf(composition, hub).map(({ person, code }) => ({
								id: idOf(person),
								need: reach.codes[code] as string,
							})),
						},
					]
				: [],
		),
		unplaced: reach.people.flatMap(({ id }, person) =>
			at[person] === NOWHERE ? [{ id, reason: whyNowhere(composition, person) }] : [],
		),
		points: score.points,
		bound,
		status: bound === 0 ? 'optimal' : 'feasible',
	};
}

function whyNowhere({ reach, size }: Composition, person: number): Unplaced {
	const hubs = reach.hubsOf[person] as readonly number[];
	if (hubs.length === 0) return 'far';
	return hubs.every((hub) => size[hub] === 0) ? 'few' : 'full';
}
