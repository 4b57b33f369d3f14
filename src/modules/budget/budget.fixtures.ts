import fc from 'fast-check';
import { composePabulib, writePabulibFile } from '#platform/pabulib';
import { type Election, parsePabulib } from './election.ts';
import { type Fraction, fraction } from './fraction.ts';
import type { Utility } from './outcome.ts';
import { publishedTieRule, standingsOf } from './tie-rule.ts';

export type Draft = {
	budget: string;
	costs: Record<string, string>;
	votes: readonly string[];
	/** Beside each vote, on points ballots. */
	points?: readonly string[];
};

export function pabulibOf({ budget, costs, votes, points }: Draft): string {
	const meta = [
		['budget', budget],
		['vote_type', points ? 'cumulative' : 'approval'],
	];
	return writePabulibFile(
		composePabulib([
			{ title: 'META', columns: ['key', 'value'], rows: meta },
			{
				title: 'PROJECTS',
				columns: ['project_id', 'cost', 'name'],
				rows: Object.entries(costs).map(([id, cost]) => [id, cost, `Plan ${id}`]),
			},
			{
				title: 'VOTES',
				columns: ['voter_id', 'vote', ...(points ? ['points'] : [])],
				rows: votes.map((vote, place) => [String(place), vote, ...(points ? [points[place] ?? ''] : [])]),
			},
		]),
	);
}
export const electionOf = (draft: Draft): Election => parsePabulib(pabulibOf(draft));

/**
 * A large vote as a file: costs over two orders of magnitude, plans liked very unequally, voters who mostly choose in their
 * own quarter of the plans.
 */
export function inventedVote({ voters, projects, random }: { voters: number; projects: number; random: () => number }) {
	const costs = Object.fromEntries(
		Array.from({ length: projects }, (_, place) => [`p${place}`, String(Math.round(1000 * 100 ** random()) * 10)]),
	);
	const votes = Array.from({ length: voters }, () => {
		const quarter = Math.floor(random() * 4);
		const chosen = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
			const liked = Math.floor(random() ** 2 * (projects / 4));
			return `p${liked * 4 + (random() < 0.7 ? quarter : Math.floor(random() * 4))}`;
		});
		return [...new Set(chosen)].filter((id) => id in costs).join();
	});
	return pabulibOf({ budget: String(voters * 40), costs, votes });
}

/** Small elections full of equal costs, equal votes and amounts that no binary fraction can hold. */
export const smallElection: fc.Arbitrary<Election> = fc
	.record({
		budget: fc.integer({ min: 0, max: 60 }),
		costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
		ballots: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }), { maxLength: 9 }),
		cents: fc.boolean(),
		approval: fc.boolean(),
	})
	.map(({ budget, costs, ballots, cents, approval }) => {
		const written = (amount: number): string => (cents ? (amount / 10).toFixed(1) : String(amount));
		const choices = ballots.map((points) =>
			costs.flatMap((_, place) => (points[place]! > (approval ? 2 : 0) ? [[`p${place}`, String(points[place])]] : [])),
		);
		return electionOf({
			budget: written(budget),
			costs: Object.fromEntries(costs.map((cost, place) => [`p${place}`, written(cost)])),
			votes: choices.map((some) => some.map(([id]) => id).join()),
			...(approval ? {} : { points: choices.map((some) => some.map(([, points]) => points).join()) }),
		});
	});

const minus = (a: Fraction, b: Fraction): Fraction =>
	fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
const plus = (a: Fraction, b: Fraction): Fraction => minus(a, { ...b, numerator: -b.numerator });
const over = (a: Fraction, by: bigint): Fraction => fraction(a.numerator, a.denominator * by);
const times = (a: Fraction, by: bigint): Fraction => fraction(a.numerator * by, a.denominator);
export const isLess = (a: Fraction, b: Fraction): boolean => a.numerator * b.denominator < b.numerator * a.denominator;
const zero = fraction(0n);

type Voter = { left: Fraction; readonly points: readonly bigint[] };

/** Every voter apart, in the order of the ballots. */
export function votersOf({ ballots, projects }: Election, endowment: Fraction): Voter[] {
	return ballots.flatMap(({ voters, choices }) =>
		Array.from({ length: voters }, () => ({
			left: endowment,
			points: projects.map((_, place) => BigInt(choices.find(({ project }) => project === place)?.points ?? 0)),
		})),
	);
}

/** Everyone pays the price per point, or what is left; gives what was paid together. */
export function collect(voters: readonly Voter[], project: number, price: Fraction): Fraction {
	let paid = zero;
	for (const voter of voters) {
		const asked = times(price, voter.points[project]!);
		const given = isLess(voter.left, asked) ? voter.left : asked;
		voter.left = minus(voter.left, given);
		paid = plus(paid, given);
	}
	return paid;
}

/** Equal shares by the book: every voter apart, every project looked at in every round, fractions everywhere. */
export function sharesByTheBook(election: Election, endowment: Fraction, utility: Utility) {
	const voters = votersOf(election, endowment);
	const standings = standingsOf(election);
	const bought: string[] = [];
	const ties: string[][] = [];
	for (;;) {
		const offers = election.projects.flatMap(({ id, cost }, project) => {
			const price = bought.includes(id) ? undefined : priceByTheBook(voters, project, cost);
			const worth = (utility === 'cost' && cost) || 1n;
			return price ? [{ id, project, price, perWorth: over(price, worth) }] : [];
		});
		const best = offers.filter(({ perWorth }) => !offers.some((other) => isLess(other.perWorth, perWorth)));
		best.sort((a, b) => publishedTieRule.compare(standings[a.project]!, standings[b.project]!));
		const [first] = best;
		if (!first) return { bought, ties };
		if (best.length > 1) ties.push(best.map(({ id }) => id));
		collect(voters, first.project, first.price);
		bought.push(first.id);
	}
}

/** The lowest price per point at which the supporters pay the cost; undefined when they cannot. */
function priceByTheBook(voters: readonly Voter[], project: number, cost: bigint): Fraction | undefined {
	const supporters = voters.filter(({ points }) => points[project]! > 0n);
	const perPoint = ({ left, points }: Voter): Fraction => over(left, points[project]!);
	supporters.sort((a, b) => (isLess(perPoint(a), perPoint(b)) ? -1 : 1));
	let due = fraction(cost);
	for (const [place, voter] of supporters.entries()) {
		const weight = supporters.slice(place).reduce((sum, { points }) => sum + points[project]!, 0n);
		const price = over(due, weight);
		if (!isLess(perPoint(voter), price)) return price;
		due = minus(due, voter.left);
	}
	return undefined;
}
