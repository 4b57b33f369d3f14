import type { RandomSource } from '#platform/seeded-random';
import { apply, type CircleScore, type Composition, compose, type Move, NOWHERE } from './composition.ts';
import type { Reach } from './reach.ts';

/** Steps per person, and the temperature in points they start and end with. */
export interface Cooling {
	readonly steps: number;
	readonly from: number;
	readonly to: number;
}
/** Points are found here. */
export const points: Cooling = { steps: 4000, from: 0.8, to: 0.12 };
/** From what was found, further. */
export const again: Cooling = { steps: 16_000, from: 0.5, to: 0.12 };
/** Points settle, then only walks still change. */
export const walks: Cooling = { steps: 3000, from: 0.12, to: 0.0002 };

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) over compositions that are always allowed: a step moves, swaps,
 * founds, ends or carries over a circle, whole. The best one seen is given back.
 * @param start must be allowed; it is left as it was
 */
export function anneal(start: Composition, { steps, from, to }: Cooling, rng: RandomSource): Composition {
	const { reach } = start;
	const now = compose(reach, start.at);
	let best = { at: start.at.slice(), worth: worthOf(reach, start.score) };
	let worth = best.worth;
	const total = steps * reach.people.length;
	const cool = (to / from) ** (1 / Math.max(1, total));
	let temperature = from;
	for (let step = 0; step < total; step++, temperature *= cool) {
		const done = attempt(now, rng);
		if (done.length === 0) continue;
		const after = worthOf(reach, now.score);
		if (after >= worth || rng() < Math.exp((after - worth) / temperature)) {
			worth = after;
			if (worth > best.worth + 1e-9) best = { at: now.at.slice(), worth };
		} else for (const back of done.reverse()) apply(now, back);
	}
	return compose(reach, best.at);
}

/** Points, less a walk that all together never weighs half a point. */
const worthOf = ({ people, maxWalk }: Reach, { points, metres }: CircleScore): number =>
	points - metres / (2 * people.length * maxWalk + 1);

/** Does one step and gives the moves that undo it, first done first; none when nothing could be done. */
function attempt(now: Composition, rng: RandomSource): Move[] {
	const pick = (below: number) => Math.floor(rng() * below);
	const kind = rng();
	if (kind < 0.02) return found(now, pick(now.size.length), pick);
	if (kind < 0.03) return end(now, pick(now.size.length));
	if (kind < 0.05) return carryOver(now, pick(now.size.length), pick(now.size.length));
	const person = pick(now.at.length);
	const hubs = now.reach.hubsOf[person] as readonly number[];
	if (hubs.length === 0) return [];
	const to = hubs[pick(hubs.length)] as number;
	if (kind < 0.55) return swap(now, person, to, pick);
	return relocate(now, person, kind < 0.57 ? NOWHERE : to);
}

function relocate(now: Composition, person: number, to: number): Move[] {
	const from = now.at[person] as number;
	if (from === to || !mayLeave(now, from) || !hasRoom(now, to)) return [];
	apply(now, { person, to });
	return [{ person, to: from }];
}

const mayLeave = ({ size, reach }: Composition, hub: number): boolean =>
	hub === NOWHERE || (size[hub] as number) > reach.fewest;
/** A circle that is there and has a place; founding one takes many at once. */
const hasRoom = ({ size, reach }: Composition, hub: number): boolean =>
	hub === NOWHERE || ((size[hub] as number) >= reach.fewest && (size[hub] as number) < reach.most);

/** Somebody takes the place of a member of another circle, who takes theirs. */
function swap(now: Composition, person: number, to: number, pick: (below: number) => number): Move[] {
	const from = now.at[person] as number;
	if (from === to || now.size[to] === 0) return [];
	const around = now.reach.peopleOf[to] as readonly number[];
	let other = around[pick(around.length)] as number;
	for (let tries = 0; now.at[other] !== to && tries < 8; tries++) other = around[pick(around.length)] as number;
	if (now.at[other] !== to) return [];
	if (from !== NOWHERE && now.reach.metres[other]?.[from] === Infinity) return [];
	apply(now, { person, to });
	apply(now, { person: other, to: from });
	return [
		{ person, to: from },
		{ person: other, to },
	];
}

/** A new circle: of people without one first, then of those whom their circle can miss. */
function found(now: Composition, hub: number, pick: (below: number) => number): Move[] {
	if (hub >= now.size.length || now.size[hub] !== 0) return [];
	const around = now.reach.peopleOf[hub] as readonly number[];
	if (around.length < now.reach.fewest) return [];
	const done: Move[] = [];
	const first = pick(around.length);
	const inTurn = around.map((_, nth) => around[(first + nth) % around.length] as number);
	for (const alone of [true, false])
		for (const person of inTurn) {
			if (done.length === now.reach.fewest) return done;
			const from = now.at[person] as number;
			if (from === hub || (from === NOWHERE) !== alone || !mayLeave(now, from)) continue;
			apply(now, { person, to: hub });
			done.push({ person, to: from });
		}
	if (done.length === now.reach.fewest) return done;
	for (const back of done.reverse()) apply(now, back);
	return [];
}

/** A circle ends; its people go where there is room, the nearest first. */
function end(now: Composition, hub: number): Move[] {
	if (!now.size[hub]) return [];
	const done: Move[] = [];
	for (const person of now.reach.peopleOf[hub] as readonly number[]) {
		if (now.at[person] !== hub) continue;
		const open = (now.reach.hubsOf[person] as readonly number[]).find((one) => one !== hub && hasRoom(now, one));
		apply(now, { person, to: open ?? NOWHERE });
		done.push({ person, to: hub });
	}
	return done;
}

/** A circle gets another volunteer, who had none. Members who would walk too far go out, others come in to make it whole. */
function carryOver(now: Composition, from: number, to: number): Move[] {
	if (from === to || !now.size[from] || now.size[to]) return [];
	const done: Move[] = [];
	for (const person of now.reach.peopleOf[from] as readonly number[]) {
		if (now.at[person] !== from) continue;
		const near = (now.reach.metres[person]?.[to] ?? Infinity) < Infinity;
		apply(now, { person, to: near ? to : NOWHERE });
		done.push({ person, to: from });
	}
	for (const person of now.reach.peopleOf[to] as readonly number[]) {
		if ((now.size[to] as number) >= now.reach.fewest) break;
		if (now.at[person] !== NOWHERE) continue;
		apply(now, { person, to });
		done.push({ person, to: NOWHERE });
	}
	if ((now.size[to] as number) >= now.reach.fewest) return done;
	for (const back of done.reverse()) apply(now, back);
	return [];
}
