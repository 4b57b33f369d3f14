import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { electionOf, smallElection } from './budget.fixtures.ts';
import { equalShares } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { compareReach, reachOf } from './reach.ts';

const election = electionOf({
	budget: '100',
	costs: { park: '60', square: '40', music: '30' },
	votes: ['park', ...Array(6).fill('park,square'), ...Array(3).fill('music')],
});

describe('how far an outcome reaches', () => {
	test('is told in voters: equal shares leaves nobody here with nothing, most votes three of ten', () => {
		expect(reachOf(election, equalShares(election).winners)).toEqual({
			voters: 10,
			served: 10,
			byWinningChoices: [0, 10],
		});
		expect(reachOf(election, greedy(election).winners)).toEqual({
			voters: 10,
			served: 7,
			byWinningChoices: [3, 1, 6],
		});
	});
	test('is compared per voter: six lose a second wish, three gain their first', () =>
		expect(compareReach(election, equalShares(election).winners, greedy(election).winners)).toEqual({
			moreInOne: 3,
			moreInOther: 6,
			equal: 1,
		}));
	test('counts every voter once, whatever won', () =>
		fc.assert(
			fc.property(smallElection, (any) => {
				const [one, other] = [equalShares(any).winners, greedy(any).winners];
				const { voters, served, byWinningChoices } = reachOf(any, one);
				expect(byWinningChoices.reduce((sum, some) => sum + some, 0)).toBe(voters);
				expect(served).toBe(voters - (byWinningChoices[0] ?? 0));
				const { moreInOne, moreInOther, equal } = compareReach(any, one, other);
				expect(moreInOne + moreInOther + equal).toBe(voters);
				expect(compareReach(any, other, one)).toEqual({ moreInOne: moreInOther, moreInOther: moreInOne, equal });
			}),
		));
});
