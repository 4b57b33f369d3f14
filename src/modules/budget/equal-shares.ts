import type { Election } from './election.ts';
import { type Fraction, fraction } from './fraction.ts';
import { takeByVotes } from './greedy.ts';
import type { Bought, Completion, Fate, Outcome, Utility } from './outcome.ts';
import { type Purchase, runShares, type SharesRun } from './shares-run.ts';
import { type Supporters, supportersOf } from './supporters.ts';
import { publishedTieRule, type Standing, standingsOf, type TieRule } from './tie-rule.ts';

export type SharesOptions = {
	utility?: Utility;
	completion?: Completion;
	tieRule?: TieRule;
	/** A variant some programs use: raising also stops as soon as nothing more fits the budget. Not ours. */
	stopWhenExhausted?: boolean;
};

/** Approvals count for what a project costs, points for themselves. */
export const usualUtility = (election: Election): Utility => (election.ballotKind === 'approval' ? 'cost' : 'points');

/**
 * The Method of Equal Shares (Peters, Pierczyński and Skowron 2021), in exact arithmetic: every voter gets an equal share of
 * the budget and projects are bought by who voted for them.
 *
 * `none` stops when nobody can buy together; `add1` gives every voter one unit of currency more, again and again, as long as
 * the outcome stays within the budget; `add1u` then adds what still fits, most votes first.
 */
export function equalShares(election: Election, options: SharesOptions = {}): Outcome {
	const { utility = usualUtility(election), completion = 'none', tieRule = publishedTieRule } = options;
	const supporters = supportersOf(election);
	const standings = standingsOf(election);
	const run = (raised: bigint): RaisedRun => {
		const endowment = share(election, raised);
		return { ...runShares(election, supporters, standings, endowment, utility, tieRule), endowment };
	};
	const { purchases, cost, ties, purses, endowment } =
		completion === 'none' ? run(0n) : raiseWhileItFits(election, supporters, run, options.stopWhenExhausted);

	const bought = purchases.map((purchase) => boughtIn(purchase, standings, supporters));
	const open = standings.filter(({ id }) => !bought.some(({ project }) => project === id));
	const added =
		completion === 'add1u'
			? takeByVotes(open, election.budget - cost, tieRule)
			: { rounds: [], ties: [], leftFor: null };
	const rounds = [...bought, ...added.rounds];
	const won = new Map(
		rounds.map((round, place) => [round.project, { ...round, fate: 'won' as const, place: place + 1 }]),
	);
	return {
		method: { name: 'equal-shares', version: 1, utility, completion, tieRule: tieRule.name },
		winners: standings.map(({ id }) => id).filter((id) => won.has(id)),
		unit: election.unit,
		budget: election.budget,
		cost: rounds.reduce((sum, round) => sum + round.cost, 0n),
		ties: [...ties.map((places) => places.map((place) => standings[place]!.id)), ...added.ties],
		endowment,
		rounds,
		fates: new Map(
			standings.map((standing, place): [string, Fate] => {
				const lost = () =>
					lostBy(standing, fraction(purses.exactly(supporters[place]!), purses.denominator), endowment, added.leftFor);
				return [standing.id, won.get(standing.id) ?? lost()];
			}),
		),
	};
}

/** What every voter can spend; nothing when there is no voter. */
const share = ({ budget, voters, unit }: Election, raised: bigint): Fraction =>
	fraction(budget + raised * unit * BigInt(voters), BigInt(voters || 1));

type RaisedRun = SharesRun & { readonly endowment: Fraction };

/** The last step before the outcome costs more than the budget. Outcomes may change at every step, so none is left out. */
function raiseWhileItFits(
	{ projects, budget }: Election,
	supporters: readonly Supporters[],
	run: (raised: bigint) => RaisedRun,
	stopWhenExhausted = false,
): RaisedRun {
	let last = run(0n);
	if (projects.reduce((sum, { cost }) => sum + cost, 0n) <= budget) return last;
	const wanted = supporters.filter(({ count }) => count > 0).length;
	const exhausted = ({ purchases, cost }: RaisedRun): boolean =>
		!projects.some(
			(project, place) => cost + project.cost <= budget && !purchases.some((one) => one.project === place),
		);
	for (let raised = 1n; last.purchases.length < wanted; raised++) {
		if (stopWhenExhausted && exhausted(last)) break;
		const next = run(raised);
		if (next.cost > budget) break;
		last = next;
	}
	return last;
}

function boughtIn(
	{ project, price, ...voters }: Purchase,
	standings: readonly Standing[],
	supporters: readonly Supporters[],
): Bought {
	const { id, cost } = standings[project]!;
	const { numerator, denominator } = price;
	return {
		by: 'shares',
		project: id,
		cost,
		price: fraction(numerator, denominator),
		effectiveVotes:
			numerator > 0n ? fraction(cost * denominator, numerator) : fraction(BigInt(supporters[project]!.weight)),
		...voters,
	};
}

function lostBy(
	{ id, votes, cost }: Standing,
	money: Fraction,
	endowment: Fraction,
	leftFor: ReadonlyMap<string, bigint> | null,
): Fate {
	const left = leftFor?.get(id);
	if (votes === 0) return { fate: 'no-votes', cost };
	const missing = fraction(cost * money.denominator - money.numerator, money.denominator);
	const shares = fraction(missing.numerator * endowment.denominator, missing.denominator * (endowment.numerator || 1n));
	return {
		fate: 'short',
		votes,
		cost,
		money,
		missing,
		missingVoters: (shares.numerator + shares.denominator - 1n) / shares.denominator,
		...(left === undefined ? {} : { left }),
	};
}
