import { metresBetween } from './circle.ts';
import { partOf, type Reach } from './reach.ts';

/**
 * Pieces of a town that have nothing to do with each other: no person can walk to hubs of two of them. What is best for each
 * is best for all. Only hubs with enough people around them count.
 */
export function piecesOf(reach: Reach): Reach[] {
	const hubs = reach.hubs.map((_, hub) => hub).filter((hub) => (reach.peopleOf[hub]?.length ?? 0) >= reach.fewest);
	const left = new Set(hubs);
	const pieces: Reach[] = [];
	for (const first of hubs) {
		if (!left.delete(first)) continue;
		const own = [first];
		const people = new Set<number>();
		for (const hub of own)
			for (const person of reach.peopleOf[hub] as readonly number[]) {
				people.add(person);
				for (const next of reach.hubsOf[person] as readonly number[]) if (left.delete(next)) own.push(next);
			}
		pieces.push(partOf(reach, own, [...people]));
	}
	return pieces;
}

/** A piece with too many people in clusters by walking distance: each hub with those who live nearest to it. */
export function clustersOf(piece: Reach, atMost: number): Reach[] {
	if (piece.people.length <= atMost || piece.hubs.length < 2) return [piece];
	const middles = farApart(piece, Math.min(piece.hubs.length, Math.ceil(piece.people.length / atMost)));
	const nearest = piece.hubs.map((hub) => least(middles, (middle) => metresBetween(hub, middle)));
	const home = piece.people.map((_, person) => nearest[piece.hubsOf[person]?.[0] as number]);
	const clusters = middles
		.map((_, cluster) =>
			partOf(
				piece,
				piece.hubs.map((_hub, hub) => hub).filter((hub) => nearest[hub] === cluster),
				piece.people.map((_person, person) => person).filter((person) => home[person] === cluster),
			),
		)
		.filter(({ people, hubs }) => people.length > 0 && hubs.length > 0);
	return clusters.length === 1 ? clusters : clusters.flatMap((cluster) => clustersOf(cluster, atMost));
}

/** Hubs as far from each other as can be, one after another (Gonzalez 1985). */
function farApart({ hubs }: Reach, many: number): Reach['hubs'][number][] {
	const chosen = hubs.slice(0, 1);
	const distances = hubs.map((hub) => metresBetween(hub, chosen[0] as Reach['hubs'][number]));
	while (chosen.length < many) {
		const next = hubs[distances.indexOf(Math.max(...distances))] as Reach['hubs'][number];
		chosen.push(next);
		for (const [at, hub] of hubs.entries()) distances[at] = Math.min(distances[at] as number, metresBetween(hub, next));
	}
	return chosen;
}

function least<T>(list: readonly T[], of: (one: T) => number): number {
	const values = list.map(of);
	return values.indexOf(Math.min(...values));
}

/**
 * More points than this there cannot be, by counting alone: everybody near a hub that can have a circle, with each need
 * that somebody else near the same hub can answer; and no more people than fit.
 */
export function mostPoints(reach: Reach): number {
	const possible = reach.hubs.map((_, hub) => (reach.peopleOf[hub]?.length ?? 0) >= reach.fewest);
	const ablePeople = reach.peopleOf.map((around) => {
		const able = new Map<number, number>();
		for (const person of around)
			for (const code of reach.talents[person] as readonly number[]) able.set(code, (able.get(code) ?? 0) + 1);
		return able;
	});
	const worth = reach.people.map((_, person) => {
		const hubs = (reach.hubsOf[person] as readonly number[]).filter((hub) => possible[hub]);
		const answered = (code: number) =>
			hubs.some((hub) => (ablePeople[hub]?.get(code) ?? 0) > Number(reach.talents[person]?.includes(code)));
		return hubs.length === 0 ? 0 : 1 + (reach.needs[person] as readonly number[]).filter(answered).length;
	});
	return worth
		.sort((a, b) => b - a)
		.slice(0, possible.filter(Boolean).length * reach.most)
		.reduce((sum, one) => sum + one, 0);
}
