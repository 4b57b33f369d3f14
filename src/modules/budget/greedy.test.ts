import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { electionOf, smallElection } from './budget.fixtures.ts';
import { greedy } from './greedy.ts';
import { standingsOf } from './tie-rule.ts';

describe('most votes first', () => {
	test('passes over what does not fit and goes on', () => {
		const election = electionOf({ budget: '10', costs: { a: '6', b: '5', c: '4' }, votes: ['a,b,c', 'a,b', 'a'] });
		expect(greedy(election)).toMatchObject({ winners: ['a', 'c'], cost: 10n, ties: [] });
	});
	test('takes the cheapest of equals, and tells only ties between plans that both still fit', () => {
		const election = electionOf({ budget: '10', costs: { c: '9', b: '6', a: '6' }, votes: ['a,b,c'] });
		expect(greedy(election)).toMatchObject({ winners: ['a'], ties: [['a', 'b', 'c']] });
	});
	test('counts points as votes on a points ballot', () => {
		const election = electionOf({ budget: '5', costs: { a: '5', b: '5' }, votes: ['a,b', 'a'], points: ['1,9', '2'] });
		expect(greedy(election).winners).toEqual(['b']);
	});
	test('never spends more than the budget, and leaves no plan that fits', () =>
		fc.assert(
			fc.property(smallElection, (election) => {
				const { winners, cost, budget } = greedy(election);
				const left = budget - cost;
				expect(left >= 0n).toBe(true);
				const lost = standingsOf(election).filter(({ id }) => !winners.includes(id));
				expect(lost.filter((one) => one.cost <= left)).toEqual([]);
			}),
		));
});
