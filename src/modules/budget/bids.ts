import type { Election } from './election.ts';
import type { Utility } from './outcome.ts';
import { type Purses, rounding } from './purses.ts';
import type { Payment, Supporters } from './supporters.ts';
import { exactPayment, roughPrice } from './water-level.ts';

/** A project that its supporters can pay now. */
export type Bid = { readonly project: number; readonly payment: Payment };

const anything = { low: 0, high: Number.POSITIVE_INFINITY };

/**
 * Finds the project that gives the most worth for money. What it gives only falls while purses empty, so a project whose
 * promise of before is already worse than the best of now is not looked at. Rough numbers may only say "certainly worse";
 * who is best is decided by exact ones.
 */
export class Bids {
	readonly #election: Election;
	readonly #supporters: readonly Supporters[];
	readonly #purses: Purses;
	readonly #utility: Utility;
	/** No project gives more worth per unit of money than this, nor asks less per point. */
	readonly #promise: Float64Array;
	readonly #lowest: Float64Array;
	#open: number[];

	constructor(election: Election, supporters: readonly Supporters[], purses: Purses, utility: Utility) {
		this.#election = election;
		this.#supporters = supporters;
		this.#purses = purses;
		this.#utility = utility;
		this.#promise = new Float64Array(supporters.length).fill(Number.POSITIVE_INFINITY);
		this.#lowest = new Float64Array(supporters.length);
		this.#open = [...supporters.keys()].filter((project) => supporters[project]!.count > 0);
	}

	/** The best bid, or the best ones when they are exactly equal; none when nothing can be paid any more. */
	best(): Bid[] {
		const { ranges, least } = this.#look();
		let best: Bid[] = [];
		for (const [project, range] of ranges) {
			if (this.#promise[project]! < least) continue;
			const cost = this.#election.projects[project]!.cost;
			const payment = exactPayment(this.#supporters[project]!, cost, this.#purses, range);
			if (!payment) {
				this.close(project);
				continue;
			}
			const bid = { project, payment };
			const difference = best[0] ? this.#compare(bid, best[0]) : -1n;
			if (difference < 0n) best = [bid];
			else if (difference === 0n) best.push(bid);
		}
		// When all that was looked at turned out too dear, others may still be for sale.
		return best.length === 0 && ranges.size > 0 ? this.best() : best;
	}

	close(project: number): void {
		this.#open = this.#open.filter((one) => one !== project);
	}

	/** Roughly: what may be best, and the worth per unit of money that the best certainly gives. */
	#look() {
		const ranges = new Map<number, { low: number; high: number }>();
		let least = 0;
		this.#open.sort((a, b) => this.#promise[b]! - this.#promise[a]!);
		for (const project of [...this.#open]) {
			if (this.#promise[project]! < least) break;
			const cost = Number(this.#election.projects[project]!.cost);
			const price = roughPrice(this.#supporters[project]!, cost, this.#purses, this.#lowest[project]!);
			if (price === 'short') this.close(project);
			else if (price === 'unsure') ranges.set(project, anything);
			else {
				const worth = Number(this.#worth(project));
				ranges.set(project, price);
				this.#lowest[project] = price.low;
				this.#promise[project] = worth / (price.low * (1 - rounding));
				least = Math.max(least, (worth / price.high) * (1 - rounding));
			}
		}
		return { ranges, least };
	}

	/** Per point. Something that costs nothing is worth something all the same. */
	#worth(project: number): bigint {
		return (this.#utility === 'cost' && this.#election.projects[project]!.cost) || 1n;
	}

	/** Below zero when `a` asks less for its worth. */
	#compare(a: Bid, b: Bid): bigint {
		return (
			a.payment.amount * b.payment.weight * this.#worth(b.project) -
			b.payment.amount * a.payment.weight * this.#worth(a.project)
		);
	}
}
