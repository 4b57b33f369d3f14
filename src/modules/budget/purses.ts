import type { Election } from './election.ts';
import { type Fraction, greatestDivisor, toNumber } from './fraction.ts';
import type { Payment, Supporters } from './supporters.ts';

/** Twice the relative rounding of one floating-point operation. */
export const rounding = 2 ** -52;

/**
 * What every voter has left. Voters with equal ballots pay alike, so they share one purse (the money is per voter).
 *
 * A purse is kept twice. Roughly, as a floating-point number with a proven bound on its error, to see quickly what is
 * certain. And exactly, without a number of its own: a purse is empty, or it is the endowment minus what was paid for every
 * choice on the ballot that has been bought; so all exact money stands in one short list, the price per point of each
 * purchase, over one common denominator.
 */
export class Purses {
	/** Roughly what each voter of a ballot has left, at most `blur` off. */
	readonly rough: Float64Array;
	readonly blur: number;
	readonly endowment: number;
	readonly #election: Election;
	readonly #empty: Uint8Array;
	/** Per project the place of its price in `#prices`, 0 as long as it is not bought. */
	readonly #boughtAs: Int32Array;
	/** First the endowment, then minus the price per point of each purchase; all over `denominator`. */
	#prices: bigint[];
	#denominator: bigint;

	constructor(election: Election, endowment: Fraction) {
		this.#election = election;
		this.#prices = [endowment.numerator];
		this.#denominator = endowment.denominator;
		this.endowment = toNumber(endowment);
		// A purse is rounded once at the start, and at most three times for each choice that is bought.
		this.blur = 2 * (election.projects.length + 1) * rounding * this.endowment;
		this.rough = new Float64Array(election.ballots.length).fill(this.endowment);
		this.#empty = new Uint8Array(election.ballots.length);
		this.#boughtAs = new Int32Array(election.projects.length);
	}

	/** What the exact amounts of `exactly` are to be divided by; it grows with every payment. */
	get denominator(): bigint {
		return this.#denominator;
	}

	isEmpty(ballot: number): boolean {
		return this.#empty[ballot] === 1;
	}

	/** Exactly what these supporters have together; all of them when no places among them are named. */
	exactly({ ballots, voters }: Supporters, places: Iterable<number> = ballots.keys()): bigint {
		const times = new Float64Array(this.#prices.length);
		for (const place of places) {
			const ballot = ballots[place]!;
			if (this.#empty[ballot]) continue;
			times[0]! += voters[place]!;
			for (const { project, points } of this.#election.ballots[ballot]!.choices) {
				const bought = this.#boughtAs[project]!;
				if (bought > 0) times[bought]! += voters[place]! * points;
			}
		}
		return this.#prices.reduce((sum, price, place) => sum + price * BigInt(times[place]!), 0n);
	}

	/** Takes the price per point from everyone who can, and the whole purse of the others. */
	pay(project: number, { amount, weight, behind, inFull, emptied }: Payment): void {
		const divisor = greatestDivisor(weight, amount);
		const growth = weight / divisor;
		this.#prices = this.#prices.map((price) => price * growth);
		this.#denominator *= growth;
		this.#prices.push(-amount / divisor);
		this.#boughtAs[project] = this.#prices.length - 1;
		const price = toNumber({ numerator: amount / divisor, denominator: this.#denominator });
		for (const place of inFull) {
			const ballot = behind.ballots[place]!;
			this.rough[ballot] = Math.max(0, this.rough[ballot]! - price * behind.points[place]!);
		}
		for (const place of emptied) {
			this.rough[behind.ballots[place]!] = 0;
			this.#empty[behind.ballots[place]!] = 1;
		}
	}
}
