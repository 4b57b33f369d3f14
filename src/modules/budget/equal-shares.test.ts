import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect, electionOf, sharesByTheBook, smallElection, votersOf } from './budget.fixtures.ts';
import type { Election } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { fraction } from './fraction.ts';
import { greedy } from './greedy.ts';
import { completions, type Utility } from './outcome.ts';

const utilities: fc.Arbitrary<Utility> = fc.constantFrom('cost', 'points');
const costOf = ({ projects }: Election, ids: readonly string[]): bigint =>
	projects.filter(({ id }) => ids.includes(id)).reduce((sum, { cost }) => sum + cost, 0n);
const endowmentOf = ({ budget, voters, unit }: Election, raised = 0n) =>
	fraction(budget + raised * unit * BigInt(voters), BigInt(voters || 1));

describe('equal shares', () => {
	test('gives a small group what its part of the money can pay, where most votes would give it nothing', () => {
		const election = electionOf({
			budget: '100',
			costs: { park: '60', square: '40', music: '30' },
			votes: ['park', ...Array(6).fill('park,square'), ...Array(3).fill('music')],
		});
		expect(greedy(election).winners).toEqual(['park', 'square']);
		expect(equalShares(election).winners).toEqual(['park', 'music']);
	});
	test('lets voters who have less left give the rest, and others a little more', () => {
		const election = electionOf({ budget: '30', costs: { a: '12', b: '10' }, votes: ['a,b', 'a', 'b'] });
		const { rounds } = equalShares(election);
		expect(rounds).toMatchObject([
			{ project: 'b', price: { numerator: 5n, denominator: 1n }, paidInFull: 2, gaveTheRest: 0 },
			{ project: 'a', price: { numerator: 7n, denominator: 1n }, paidInFull: 1, gaveTheRest: 1, hadNothing: 0 },
		]);
		expect(rounds[1]).toMatchObject({ effectiveVotes: { numerator: 12n, denominator: 7n } });
	});
	test('breaks a tie by cost, then by votes, then by id, and says so', () => {
		const tied = (costs: Record<string, string>) =>
			equalShares(electionOf({ budget: '10', costs, votes: Array(2).fill(Object.keys(costs).join()) }));
		expect(tied({ b: '6', a: '6' })).toMatchObject({ winners: ['a'], ties: [['a', 'b']] });
		expect(tied({ a: '8', b: '6' })).toMatchObject({ winners: ['b'], ties: [['b', 'a']] });
	});
	test('knows ten cents exactly', () => {
		const election = electionOf({ budget: '0.3', costs: { a: '0.1', b: '0.2' }, votes: ['a', 'b', 'b'] });
		expect(equalShares(election)).toMatchObject({ winners: ['a', 'b'], cost: 3n, unit: 10n });
	});
	test('counts a blank ballot as a share that nobody else may spend', () => {
		const election = electionOf({ budget: '10', costs: { a: '6', b: '8' }, votes: ['a', ''] });
		expect(equalShares(election).winners).toEqual([]);
		expect(equalShares(election, { completion: 'add1' })).toMatchObject({
			winners: ['a'],
			endowment: { numerator: 6n, denominator: 1n },
		});
	});
	test('of nothing at all is nothing', () => {
		const election = electionOf({ budget: '10', costs: { a: '0', b: '20' }, votes: [] });
		for (const completion of completions)
			expect(equalShares(election, { completion }).winners).toEqual(completion === 'add1u' ? ['a'] : []);
	});
	test('raises nothing when everything fits the budget', () => {
		const election = electionOf({ budget: '10', costs: { a: '4', b: '6' }, votes: ['a', 'a', 'b'] });
		expect(equalShares(election, { completion: 'add1' }).winners).toEqual(['a']);
		expect(equalShares(election, { completion: 'add1u' }).winners).toEqual(['a', 'b']);
	});
});

describe('for any small vote, equal shares', () => {
	test('buys the same in the same order, with the same ties, as counting by the book', () =>
		fc.assert(
			fc.property(smallElection, utilities, (election, utility) => {
				const { rounds, ties } = equalShares(election, { utility });
				const book = sharesByTheBook(election, endowmentOf(election), utility);
				expect({ bought: rounds.map(({ project }) => project), ties }).toEqual(book);
			}),
			{ numRuns: 500 },
		));
	test('with add1 stops at the last step that stays within the budget', () =>
		fc.assert(
			fc.property(smallElection, (election) => {
				const utility = election.ballotKind === 'approval' ? 'cost' : 'points';
				const at = (raised: bigint) => sharesByTheBook(election, endowmentOf(election, raised), utility).bought;
				const ids = election.projects.map(({ id }) => id);
				const wanted = ids.filter((_, place) =>
					election.ballots.some(({ choices }) => choices.some(({ project }) => project === place)),
				);
				let raised = 0n;
				while (
					costOf(election, ids) > election.budget &&
					at(raised).length < wanted.length &&
					costOf(election, at(raised + 1n)) <= election.budget
				)
					raised++;
				const outcome = equalShares(election, { completion: 'add1' });
				expect(outcome.rounds.map(({ project }) => project)).toEqual(at(raised));
			}),
			{ numRuns: 100 },
		));
	test('never spends more than the budget, and says what it spends', () =>
		fc.assert(
			fc.property(smallElection, fc.constantFrom(...completions), (election, completion) => {
				const { winners, cost, budget } = equalShares(election, { completion });
				expect(cost).toBe(costOf(election, winners));
				expect(cost <= budget).toBe(true);
			}),
		));
	test('lets nobody pay more than a share, and pays every project to the cent', () =>
		fc.assert(
			fc.property(smallElection, utilities, fc.constantFrom(...completions), (election, utility, completion) => {
				const { rounds, endowment } = equalShares(election, { utility, completion });
				const voters = votersOf(election, endowment!);
				for (const round of rounds) {
					if (round.by === 'votes') continue;
					const place = election.projects.findIndex(({ id }) => id === round.project);
					const supporters = voters.filter(({ points }) => points[place]! > 0n);
					expect(round.paidInFull + round.gaveTheRest + round.hadNothing).toBe(supporters.length);
					expect(collect(voters, place, round.price)).toEqual(fraction(round.cost));
					expect(voters.every(({ left }) => left.numerator >= 0n)).toBe(true);
				}
			}),
		));
	test('does not care in which order the ballots came in', () =>
		fc.assert(
			fc.property(smallElection, (election) => {
				const turned = { ...election, ballots: [...election.ballots].reverse() };
				expect(equalShares(turned).rounds).toEqual(equalShares(election).rounds);
			}),
		));
});
