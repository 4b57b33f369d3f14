import { createHmac } from 'node:crypto';

/** Somebody who would like to sit, as everybody may see them: a number only they know, and the group they are drawn in. */
export type Lot = { readonly ticket: string; readonly stratum: string };
export type Drawn = Lot & { readonly seat: 'seat' | 'reserve'; readonly place: number };

/** A group of fewer than this would say who is in it (and leaves too little to draw from): it goes with the rest. */
export const smallestStratum = 10;
export const restOfStrata = 'overig';

/** Puts people in groups by what they told; small groups become one, and when that is small too, everybody is one group. */
export function strataOf(people: readonly { ticket: string; group: string }[]): Lot[] {
	const count = (of: readonly { stratum: string }[]) => Map.groupBy(of, ({ stratum }) => stratum);
	const first = people.map(({ ticket, group }) => ({ ticket, stratum: group || restOfStrata }));
	const sizes = count(first);
	const small = (stratum: string) => (sizes.get(stratum)?.length ?? 0) < smallestStratum;
	const merged = first.map((one) => (small(one.stratum) ? { ...one, stratum: restOfStrata } : one));
	const rest = count(merged).get(restOfStrata)?.length ?? 0;
	return rest > 0 && rest < smallestStratum ? merged.map((one) => ({ ...one, stratum: restOfStrata })) : merged;
}

/**
 * The draw, the same for everybody who does it again: each lot gets HMAC-SHA256(seed, ticket) in hex, and lots stand in that
 * order. Seats go to groups in proportion (largest remainder, ties to the name that comes first); within a group in order. Who
 * is left is the reserve list, in order over all groups.
 */
export function drawLots(seed: string, lots: readonly Lot[], seats: number): Drawn[] {
	const keyed = lots
		.map((lot) => ({ ...lot, key: createHmac('sha256', seed).update(lot.ticket).digest('hex') }))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	const groups = [...Map.groupBy(keyed, ({ stratum }) => stratum)].sort(([a], [b]) => (a < b ? -1 : 1));
	const many = Math.min(seats, lots.length);
	const shares = groups.map(([name, members]) => ({ name, exact: members.length * many, members }));
	const whole = shares.map(({ exact }) => Math.floor(exact / lots.length));
	const byRemainder = shares
		.map(({ exact }, nth) => ({ nth, left: exact % lots.length }))
		.sort((a, b) => b.left - a.left || a.nth - b.nth);
	for (const { nth } of byRemainder.slice(0, many - whole.reduce((sum, one) => sum + one, 0)))
		whole[nth] = (whole[nth] ?? 0) + 1;
	const seated = new Set(
		shares.flatMap(({ members }, nth) => members.slice(0, whole[nth]).map(({ ticket }) => ticket)),
	);
	const place = { seat: 0, reserve: 0 };
	return keyed.map(({ ticket, stratum }) => {
		const seat = seated.has(ticket) ? 'seat' : 'reserve';
		return { ticket, stratum, seat, place: ++place[seat] };
	});
}
