import { inOrder, type NetworkPerson, type Ring, rings } from './network.ts';

/** Where everybody stands in the drawing: a square of 400 by 400 with "me" in the middle. Pure, the same on server and phone. */
export const size = 400;
export const middle = size / 2;
/** How far each ring is from the middle. */
export const distance: Record<Ring, number> = { near: 75, middle: 125, far: 172 };
/** Between two rings: nearer than this is the inner one. */
const edges: Record<Ring, number> = { near: 100, middle: 148, far: Number.POSITIVE_INFINITY };

export type Spot<P> = { person: P; x: number; y: number };

/** The turn of a place in its ring, from the top with the clock; each ring begins a little later so that names do not stand above each other. */
const turn = (ring: Ring, place: number, of: number): number =>
	(place / Math.max(of, 1)) * 2 * Math.PI + rings.indexOf(ring) * 0.6;

/** Everybody with the point where they stand. */
export function drawn<P extends Pick<NetworkPerson, 'id' | 'ring' | 'place'>>(people: readonly P[]): Spot<P>[] {
	return rings.flatMap((ring) => {
		const there = inOrder(people.filter((person) => person.ring === ring));
		return there.map((person, index) => {
			const angle = turn(ring, index, there.length);
			return {
				person,
				x: Math.round(middle + Math.sin(angle) * distance[ring]),
				y: Math.round(middle - Math.cos(angle) * distance[ring]),
			};
		});
	});
}

/** In which ring and at which place somebody is let go. `others`: how many stand in each ring already, without them. */
export function letGo(x: number, y: number, others: Record<Ring, number>): { ring: Ring; place: number } {
	const away = Math.hypot(x - middle, y - middle);
	const ring = rings.find((each) => away < edges[each]) ?? 'far';
	const angle = Math.atan2(x - middle, middle - y) - rings.indexOf(ring) * 0.6;
	const round = (angle / (2 * Math.PI) + 2) % 1;
	return { ring, place: Math.round(round * (others[ring] + 1)) % (others[ring] + 1) };
}

const links = new Set(['van', 'de', 'den', 'der', 'het', 'een', 'mijn', 'uit', 'bij', 'of', 'the', 'my', 'from']);

/** A name as it fits under somebody in the drawing: what stands before a comma, in whole words. The whole name stands in the list. */
export function shortName(called: string): string {
	const words = (called.split(',', 1)[0] as string).split(' ');
	const kept = words.filter((_, at) => at === 0 || words.slice(0, at + 1).join(' ').length <= 12);
	while (kept.length > 1 && kept.length < words.length && links.has(kept.at(-1) as string)) kept.pop();
	const short = [...kept.join(' ')];
	return short.length > 13 ? `${short.slice(0, 12).join('')}…` : short.join('');
}
