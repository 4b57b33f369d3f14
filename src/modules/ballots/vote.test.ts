import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parsePabulib } from '#modules/budget';
import { publishedFile } from './published-file.ts';
import { BallotForm, LettersForm, PrepareVoteForm } from './vote.forms.ts';
import { faultIn, readChoices, stateOf, type Vote, type VoteOption, writeChoices } from './vote.ts';
import { resultOfFile } from './vote-result.ts';
import { shownVotingCode, votingCodeFrom } from './voting-code.ts';

const vote: Vote = {
	id: 'v',
	areaCode: 'WK990101',
	title: 'Buurtbudget West',
	budget: 1_000_000n,
	ballotType: 'approval',
	pointsEach: null,
	mostChosen: 2,
	eligibility: 'letter',
	rule: 'equal-shares',
	completion: 'add1u',
	opensOn: '2026-11-01',
	closesOn: '2026-11-14',
	fixedOn: '2026-10-20',
	countedOn: null,
};
const points: Vote = { ...vote, ballotType: 'points', pointsEach: 10, mostChosen: null };
const options: VoteOption[] = [
	{ id: 'a', place: 1, title: 'Bankjes', summary: '', cost: 600_000n },
	{ id: 'b', place: 2, title: 'Speeltuin; met glijbaan', summary: '', cost: 500_050n },
	{ id: 'c', place: 3, title: 'Boom', summary: '', cost: 50_000n },
];
const counted = { letters: 0, cards: 100, handedOut: 14, paperUnread: 0, perChannel: null };

describe('a vote', () => {
	test('is open from its first to its last day, once codes were printed', () => {
		expect(stateOf(vote, '2026-10-31')).toBe('prepared');
		expect(stateOf(vote, '2026-11-01')).toBe('open');
		expect(stateOf({ ...vote, fixedOn: null }, '2026-11-01')).toBe('prepared');
		expect(stateOf(vote, '2026-11-14')).toBe('open');
		expect(stateOf(vote, '2026-11-15')).toBe('closed');
		expect(stateOf({ ...vote, countedOn: '2026-11-16' }, '2026-11-17')).toBe('counted');
	});
	test('takes no more plans, points or strange numbers than it allows', () => {
		const chose = (...places: number[]) => places.map((place) => ({ place, points: 1 }));
		expect(faultIn(vote, 3, chose(1, 3))).toBe(undefined);
		expect(faultIn(vote, 3, [])).toBe(undefined);
		expect(faultIn(vote, 3, chose(1, 2, 3))).toBe('vote-too-many');
		expect(faultIn(vote, 3, chose(4))).toBe('vote-unknown-plan');
		expect(faultIn(vote, 3, chose(-1))).toBe('vote-unknown-plan');
		expect(faultIn(vote, 3, chose(2, 2))).toBe('vote-unknown-plan');
		expect(faultIn(points, 3, [{ place: 1, points: 10 }])).toBe(undefined);
		expect(
			faultIn(points, 3, [
				{ place: 1, points: 6 },
				{ place: 2, points: 5 },
			]),
		).toBe('vote-too-many-points');
	});
	test('writes the same choices in the same way', () => {
		const written = writeChoices([
			{ place: 12, points: 3 },
			{ place: 2, points: 7 },
		]);
		expect(written).toBe('2:7,12:3');
		expect(writeChoices(readChoices(written))).toBe(written);
		expect(readChoices('')).toEqual([]);
	});
});

describe('the published file', () => {
	test('is counted again by anybody, blank ballots and cents included', () => {
		const election = parsePabulib(
			publishedFile(vote, 'West', options, [
				{ choices: '', voters: 2 },
				{ choices: '1:1,3:1', voters: 5 },
			]),
		);
		expect([election.voters, election.budget, election.unit]).toEqual([7, 100_000n, 10n]);
		expect(election.projects.map(({ id, name, cost }) => [id, name, cost])).toEqual([
			['1', 'Bankjes', 60_000n],
			['2', 'Speeltuin; met glijbaan', 50_005n],
			['3', 'Boom', 5_000n],
		]);
	});
	test('has the points of every voter', () => {
		const election = parsePabulib(publishedFile(points, 'West', options, [{ choices: '1:7,2:3', voters: 2 }]));
		expect(election.ballots).toEqual([
			{
				voters: 2,
				choices: [
					{ project: 0, points: 7 },
					{ project: 1, points: 3 },
				],
			},
		]);
	});
});

describe('the result', () => {
	const bundles = [
		{ choices: '1:1', voters: 8 },
		{ choices: '2:1,3:1', voters: 6 },
	];
	const result = resultOfFile(vote, options, publishedFile(vote, 'West', options, bundles), 14, counted);
	test('says per plan why it won or what it missed, and how far each rule reaches', () => {
		expect(result.winners).toEqual([1, 3]);
		expect(result.perOption.map(({ votes }) => votes)).toEqual([8, 6, 6]);
		const [benches, playground] = result.perOption;
		expect(benches).toMatchObject({ won: true, wonByOther: true, why: { fate: 'won-shares', perVoter: 75_000 } });
		expect(playground).toMatchObject({ won: false, why: { fate: 'short' } });
		expect(result.reach).toEqual({ voters: 14, served: 14 });
		expect(result.cost).toBe(650_000);
	});
	test('of fewer than ten ballots tells who won and nothing of how', () => {
		const few = [{ choices: '1:1', voters: 9 }];
		const plain = { ...vote, completion: 'none' as const };
		const told = resultOfFile(plain, options, publishedFile(plain, 'West', options, few), 9, counted);
		expect([told.winners, told.ballots]).toEqual([[1], null]);
		expect(told.perOption.every(({ votes, why }) => votes === null && why === null)).toBe(true);
		expect([told.reach, told.otherReach, told.compared]).toEqual([null, null, null]);
	});
	test('of fewer than five ballots decides nothing: who won would say what they chose', () => {
		const few = [{ choices: '1:1', voters: 4 }];
		const told = resultOfFile(vote, options, publishedFile(vote, 'West', options, few), 4, counted);
		expect([told.winners, told.cost, told.undecided, told.perOption[0]?.won]).toEqual([[], 0, true, false]);
		expect(told.perOption.every(({ wonByOther }) => wonByOther === null)).toBe(true);
	});
	test('says it when there are more ballots than letters and cards that people can have', () => {
		const of = (handedOut: number) =>
			resultOfFile(vote, options, publishedFile(vote, 'West', options, bundles), 14, { ...counted, handedOut });
		expect([of(14).moreThanHandedOut, of(13).moreThanHandedOut]).toEqual([false, true]);
	});
	test('by most votes has equal shares beside it', () => {
		const byVotes = { ...vote, rule: 'greedy' as const, completion: 'none' as const };
		const told = resultOfFile(byVotes, options, publishedFile(byVotes, 'West', options, bundles), 14, counted);
		expect(told.perOption[1]?.why).toMatchObject({ fate: 'does-not-fit', left: 350_000 });
	});
});

describe('what people type', () => {
	const code = shownVotingCode(votingCodeFrom(new Uint8Array(10)));
	const read = (typed: object) => v.safeParse(BallotForm, { code, ...typed });
	test('is a choice for one plan, several plans or points', () => {
		expect(read({ plan: '2' }).output).toMatchObject({ choices: [{ place: 2, points: 1 }] });
		expect(read({ plan: ['1', '3'] }).output).toMatchObject({ choices: [{ place: 1 }, { place: 3 }] });
		expect(read({ 'punten-1': '4', 'punten-2': '', 'punten-3': '0' }).output).toMatchObject({
			choices: [{ place: 1, points: 4 }],
		});
		expect(read({ postcode: '3555 ab' }).output).toMatchObject({ postcode: '3555AB', kanaal: 'phone' });
	});
	test('is refused when it is no number, no code or no postcode', () => {
		for (const wrong of [{ 'punten-1': 'veel' }, { 'punten-1': '-2' }, { code: 'x' }, { postcode: 'hier' }])
			expect(read(wrong).success).toBe(false);
		expect(read({ plan: 'x' }).output).toMatchObject({ choices: [{ place: -1 }] });
	});
	test('is a list of postcodes with letters', () => {
		const { output } = v.safeParse(LettersForm, { adressen: '3555 ab 24\n3555AC: 8\n' });
		expect(output).toEqual({
			adressen: [
				{ postcode: '3555AB', letters: 24 },
				{ postcode: '3555AC', letters: 8 },
			],
		});
		expect(v.safeParse(LettersForm, { adressen: 'Kerkstraat 12' }).success).toBe(false);
	});
	test('is money with or without dots and cents', () => {
		const typed = (budget: string) =>
			v.safeParse(PrepareVoteForm, {
				titel: 'Buurt',
				gebied: 'WK990101',
				budget,
				soort: 'approval',
				wie: 'desk',
				regel: 'greedy',
				van: '2026-11-01',
				tot: '2026-11-14',
			});
		expect(
			[typed('12.500').output, typed('€ 1250,50').output].map((one) => (one as { budget: bigint }).budget),
		).toEqual([1_250_000n, 125_050n]);
		for (const wrong of ['', '0', '12.5', 'veel', '-3']) expect(typed(wrong).success).toBe(false);
	});
});
