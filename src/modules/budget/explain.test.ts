import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { electionOf, isLess, smallElection } from './budget.fixtures.ts';
import { equalShares } from './equal-shares.ts';
import { explain } from './explain.ts';
import { fraction } from './fraction.ts';
import { greedy } from './greedy.ts';
import { completions } from './outcome.ts';

const election = electionOf({
	budget: '100',
	costs: { park: '60', square: '40', music: '30', maze: '90' },
	votes: ['park', ...Array(6).fill('park,square'), ...Array(3).fill('music')],
});

describe('the explanation of an outcome', () => {
	test('says what a winner was paid by whom', () =>
		expect(explain(equalShares(election), 'park')?.fate).toMatchObject({
			fate: 'won',
			place: 1,
			paidInFull: 7,
			price: { numerator: 60n, denominator: 7n },
		}));
	test('says how much money the supporters missed, and how many more voters that would be', () =>
		expect(explain(equalShares(election), 'square')?.fate).toEqual({
			fate: 'short',
			votes: 6,
			cost: 40n,
			money: { numerator: 60n, denominator: 7n },
			missing: { numerator: 220n, denominator: 7n },
			missingVoters: 4n,
		}));
	test('says when nobody wanted it', () =>
		expect(explain(equalShares(election), 'maze')?.fate).toEqual({ fate: 'no-votes', cost: 90n }));
	test('says what was left when the turn came, with most votes first', () =>
		expect(explain(greedy(election), 'music')?.fate).toEqual({ fate: 'does-not-fit', votes: 3, cost: 30n, left: 0n }));
	test('knows no other projects', () => expect(explain(greedy(election), 'moon')).toBeUndefined());
	test('is there for every project: a winner is called a winner, and a loser of equal shares misses money', () =>
		fc.assert(
			fc.property(smallElection, fc.constantFrom(...completions), (any, completion) => {
				const outcome = equalShares(any, { completion });
				for (const { id } of any.projects) {
					const fate = explain(outcome, id)?.fate;
					expect(fate?.fate === 'won').toBe(outcome.winners.includes(id));
					if (fate?.fate === 'short') expect(isLess(fraction(0n), fate.missing)).toBe(true);
				}
			}),
		));
});
