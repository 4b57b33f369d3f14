import { type Purses, rounding } from './purses.ts';
import type { Payment, Supporters } from './supporters.ts';

/** Where the price per point lies for certain. `short`: not for sale any more; `unsure`: only exact numbers can tell. */
export type RoughPrice = { readonly low: number; readonly high: number } | 'short' | 'unsure';
/**
 * The price per point at which the supporters together pay the cost, each at most what is in the purse, as water finds its
 * level. Starts from a price that is certainly not too high and leaves out who cannot pay it, until nobody falls out.
 *
 * The bounds: purses are `blur` off, the sums of money are rounded once per ballot, and one more unit of money moves the
 * level at most by one, because at the level stands at least one voter with at least one point.
 */
export function roughPrice(behind: Supporters, cost: number, purses: Purses, from: number): RoughPrice {
	const { ballots, voters, points, count } = behind;
	const { rough } = purses;
	const slack = count * purses.blur + (ballots.length + 5) * rounding * Math.max(cost, count * purses.endowment);
	let money = 0;
	for (let place = 0; place < ballots.length; place++) money += voters[place]! * rough[ballots[place]!]!;
	if (money + slack < cost) return 'short';
	if (money - slack < cost) return 'unsure';
	for (let price = from; ; ) {
		let [paid, weight] = [0, 0];
		for (let place = 0; place < ballots.length; place++) {
			const has = rough[ballots[place]!]!;
			if (has < price * points[place]!) paid += voters[place]! * has;
			else weight += voters[place]! * points[place]!;
		}
		const next = (cost - paid) / weight;
		if (weight === 0) return 'unsure';
		if (next <= price) return { low: Math.max(0, next - slack), high: price + slack };
		price = next;
	}
}

/** Who pays what, exactly; undefined when they cannot pay it together. Only who stands near the level is weighed exactly. */
export function exactPayment(
	behind: Supporters,
	cost: bigint,
	purses: Purses,
	{ low, high }: { readonly low: number; readonly high: number },
): Payment | undefined {
	const { ballots, voters, points } = behind;
	const inFull: number[] = [];
	const emptied: number[] = [];
	const near: { place: number; has: bigint }[] = [];
	let rich = 0;
	for (let place = 0; place < ballots.length; place++) {
		const has = purses.rough[ballots[place]!]!;
		if (purses.isEmpty(ballots[place]!) || has + purses.blur < low * points[place]!) {
			emptied.push(place);
			continue;
		}
		rich += voters[place]! * points[place]!;
		if (has - purses.blur > high * points[place]!) inFull.push(place);
		else near.push({ place, has: purses.exactly(behind, [place]) });
	}
	let amount = cost * purses.denominator - purses.exactly(behind, emptied);
	let weight = BigInt(rich);
	const poor = ({ place, has }: { place: number; has: bigint }): boolean =>
		has * weight < amount * BigInt(points[place]! * voters[place]!);
	for (let found = near.findIndex(poor); found >= 0; found = near.findIndex(poor)) {
		const [{ place, has }] = near.splice(found, 1) as [(typeof near)[number]];
		emptied.push(place);
		amount -= has;
		weight -= BigInt(voters[place]! * points[place]!);
	}
	if (weight === 0n) return undefined;
	return { amount, weight, behind, inFull: [...inFull, ...near.map(({ place }) => place)], emptied };
}
