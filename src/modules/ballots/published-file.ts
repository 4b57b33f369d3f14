import { composePabulib, writePabulibFile } from '#platform/pabulib';
import { readChoices, type Vote, type VoteOption } from './vote.ts';

/** Equal ballots, written as `readChoices` reads them, and how many voters handed them in. */
export type Bundle = { readonly choices: string; readonly voters: number };

/** 125050 is 1250.50, and 125000 is 1250: a file in whole euros is counted in whole euros. */
const euros = (cents: bigint): string =>
	cents % 100n === 0n ? `${cents / 100n}` : `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/**
 * The whole vote as a Pabulib file, with which anybody counts again. Voters are numbered in the order of what they chose, which
 * says nothing about who or when.
 */
export function publishedFile(
	vote: Vote,
	place: string,
	options: readonly VoteOption[],
	bundles: readonly Bundle[],
): string {
	const points = vote.ballotType === 'points';
	const ballots = bundles.flatMap(({ choices, voters }) => Array.from({ length: voters }, () => readChoices(choices)));
	const votesFor = (option: VoteOption): number =>
		ballots.flat().reduce((sum, one) => (one.place === option.place ? sum + one.points : sum), 0);
	const meta: [string, string][] = [
		['description', vote.title],
		['country', 'Netherlands'],
		['unit', place],
		['instance', vote.closesOn.slice(0, 4)],
		['num_projects', String(options.length)],
		['num_votes', String(ballots.length)],
		['budget', euros(vote.budget)],
		['currency', 'EUR'],
		['vote_type', points ? 'cumulative' : 'approval'],
		['rule', vote.rule === 'greedy' ? 'greedy' : 'equalshares'],
		...(vote.rule === 'greedy' ? [] : [['completion', vote.completion] as [string, string]]),
		['tie_rule', 'lowest cost, then most votes, then project id'],
		['date_begin', vote.opensOn],
		['date_end', vote.closesOn],
		...(vote.mostChosen ? [['max_length', String(vote.mostChosen)] as [string, string]] : []),
		...(points ? [['max_sum_points', String(vote.pointsEach)] as [string, string]] : []),
		['language', 'nl'],
	];
	return writePabulibFile(
		composePabulib([
			{ title: 'META', columns: ['key', 'value'], rows: meta },
			{
				title: 'PROJECTS',
				columns: ['project_id', 'cost', 'votes', 'name'],
				rows: options.map((option) => [
					String(option.place),
					euros(option.cost),
					String(votesFor(option)),
					option.title,
				]),
			},
			{
				title: 'VOTES',
				columns: points ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'],
				rows: ballots.map((choices, nth) => [
					String(nth + 1),
					choices.map((one) => one.place).join(),
					...(points ? [choices.map((one) => one.points).join()] : []),
				]),
			},
		]),
	);
}
