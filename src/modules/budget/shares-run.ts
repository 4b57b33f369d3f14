import { type Bid, Bids } from './bids.ts';
import type { Election } from './election.ts';
import type { Fraction } from './fraction.ts';
import type { Utility } from './outcome.ts';
import { Purses } from './purses.ts';
import type { Payment, Supporters } from './supporters.ts';
import type { Standing, TieRule } from './tie-rule.ts';

/** The Method of Equal Shares with a given amount of money for every voter, as far as that money goes. */
export type SharesRun = {
	readonly purchases: readonly Purchase[];
	readonly cost: bigint;
	/** Places in `projects` that were exactly equal, the chosen one first. */
	readonly ties: readonly (readonly number[])[];
	/** What the voters have left. */
	readonly purses: Purses;
};
export type Purchase = {
	readonly project: number;
	/** Per point, not in lowest terms. */
	readonly price: Fraction;
	/** Voters who paid the price, who gave all that they had left, and who had nothing left. */
	readonly paidInFull: number;
	readonly gaveTheRest: number;
	readonly hadNothing: number;
};

/**
 * Peters, Pierczyński and Skowron (2021): time and again the project is bought that gives its supporters the most worth for
 * their money, each paying as much per point as the others or all that is left. Worth is the cost of a project, or its points.
 */
export function runShares(
	election: Election,
	supporters: readonly Supporters[],
	standings: readonly Standing[],
	endowment: Fraction,
	utility: Utility,
	tieRule: TieRule,
): SharesRun {
	const purses = new Purses(election, endowment);
	const bids = new Bids(election, supporters, purses, utility);
	const purchases: Purchase[] = [];
	const ties: number[][] = [];
	let cost = 0n;
	for (let equals = bids.best(); equals.length > 0; equals = bids.best()) {
		equals.sort((a, b) => tieRule.compare(standings[a.project]!, standings[b.project]!));
		if (equals.length > 1) ties.push(equals.map(({ project }) => project));
		const [{ project, payment }] = equals as [Bid];
		purchases.push(purchaseOf(project, payment, purses));
		purses.pay(project, payment);
		bids.close(project);
		cost += election.projects[project]!.cost;
	}
	return { purchases, cost, ties, purses };
}

function purchaseOf(project: number, { amount, weight, behind, inFull, emptied }: Payment, purses: Purses): Purchase {
	const votersAt = (places: readonly number[]): number => places.reduce((sum, place) => sum + behind.voters[place]!, 0);
	const hadNothing = votersAt(emptied.filter((place) => purses.isEmpty(behind.ballots[place]!)));
	return {
		project,
		price: { numerator: amount, denominator: weight * purses.denominator },
		paidInFull: votersAt(inFull),
		gaveTheRest: votersAt(emptied) - hadNothing,
		hadNothing,
	};
}
