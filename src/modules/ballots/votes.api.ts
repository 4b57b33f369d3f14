import * as v from 'valibot';
import { completions } from '#modules/budget';
import type { Operation } from '#platform/route/openapi';
import { ballotTypes, countingRules } from './vote.ts';

export const VoteQuery = v.object({});

const states = ['prepared', 'open', 'closed', 'counted'] as const;
const VoteListed = v.object({
	id: v.pipe(v.string(), v.uuid()),
	title: v.string(),
	areaCode: v.string(),
	state: v.picklist(states),
	opensOn: v.string(),
	closesOn: v.string(),
});
const Reach = v.nullable(v.object({ voters: v.number(), served: v.number() }));
const Result = v.object({
	ballots: v.pipe(v.nullable(v.number()), v.description('Told from ten')),
	undecided: v.pipe(v.boolean(), v.description('Fewer than five ballots')),
	letters: v.number(),
	cards: v.number(),
	handedOut: v.pipe(v.number(), v.description('Cards that went over the desk')),
	cost: v.pipe(v.number(), v.description('Cents')),
	tieRule: v.string(),
	winners: v.pipe(v.array(v.number()), v.description('Places of the plans that won')),
	perOption: v.array(
		v.object({
			id: v.string(),
			place: v.number(),
			won: v.boolean(),
			wonByOther: v.pipe(v.nullable(v.boolean()), v.description('Whether the other rule would choose it')),
			votes: v.pipe(v.nullable(v.number()), v.description('Told from ten ballots')),
		}),
	),
	reach: Reach,
	otherReach: Reach,
});
const VoteOne = v.object({
	...VoteListed.entries,
	budgetCents: v.number(),
	ballotType: v.picklist(ballotTypes),
	rule: v.picklist(countingRules),
	completion: v.picklist(completions),
	options: v.array(v.object({ id: v.string(), place: v.number(), title: v.string(), costCents: v.number() })),
	result: v.nullable(Result),
	ballotsFile: v.pipe(
		v.nullable(v.string()),
		v.description('The Pabulib file (.pb) with which anybody counts again, from ten ballots and for a year'),
	),
});

/** What a program can ask of the votes. */
export const operations: Operation[] = [
	{
		operationId: 'listVotes',
		method: 'get',
		path: '/votes',
		tag: 'votes',
		permission: 'ballots.look',
		summary: 'Votes on neighbourhood budgets',
		description: 'The vote that closes last first.',
		input: VoteQuery,
		output: { name: 'Votes', schema: v.object({ votes: v.array(VoteListed) }) },
	},
	{
		operationId: 'getVote',
		method: 'get',
		path: '/votes/{id}',
		tag: 'votes',
		permission: 'ballots.look',
		summary: 'One vote and its result',
		description: 'Who may vote and who voted is nowhere in it.',
		input: VoteQuery,
		output: { name: 'Vote', schema: VoteOne },
	},
];
