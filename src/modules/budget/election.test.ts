import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, electionOf, pabulibOf, smallElection } from './budget.fixtures.ts';
import { BrokenElection, parsePabulib, UnsupportedBallots, writePabulib } from './election.ts';

const draft: Draft = { budget: '10.50', costs: { a: '6', 'B/2': '0.25' }, votes: ['a, B/2', 'B/2,a', '', 'a'] };

describe('an election', () => {
	test('is read in whole cents, equal ballots together', () =>
		expect(electionOf(draft)).toMatchObject({
			ballotKind: 'approval',
			unit: 100n,
			budget: 1050n,
			projects: [
				{ id: 'a', name: 'Plan a', cost: 600n },
				{ id: 'B/2', name: 'Plan B/2', cost: 25n },
			],
			voters: 4,
			ballots: [
				{
					voters: 2,
					choices: [
						{ project: 0, points: 1 },
						{ project: 1, points: 1 },
					],
				},
				{ voters: 1, choices: [] },
				{ voters: 1, choices: [{ project: 0, points: 1 }] },
			],
		}));
	test('hears an approval once, however often it is written on one ballot', () =>
		expect(electionOf({ ...draft, votes: ['a,a'] }).ballots).toEqual([
			{ voters: 1, choices: [{ project: 0, points: 1 }] },
		]));
	test('keeps the points of a points ballot; no points is no vote', () =>
		expect(electionOf({ ...draft, votes: ['a,B/2'], points: ['0,3'] }).ballots).toEqual([
			{ voters: 1, choices: [{ project: 1, points: 3 }] },
		]));
	test('is written as it was read, whatever else the file says', () =>
		fc.assert(
			fc.property(smallElection, fc.constantFrom('\n', '\r\n'), fc.boolean(), ({ file }, end, mark) => {
				const lines = file.sections.flatMap(({ title, lines }) => [title, ...lines]).map(({ text }) => text);
				const more = lines.map((line) => (line === 'VOTES' ? `VOTES;;` : line));
				const text = (mark ? '\uFEFF' : '') + more.join(end).replace('vote_type', `zz;"a; ""b"""${end}${end}vote_type`);
				expect(writePabulib(parsePabulib(text))).toBe(text);
			}),
		));
});

describe('what leaves doubt is refused', () => {
	const fault = (text: string): [string, number | undefined] => {
		try {
			parsePabulib(text);
		} catch (error) {
			if (error instanceof BrokenElection) return [error.what, error.line];
		}
		return ['nothing', undefined];
	};
	const text = pabulibOf(draft);
	test.each<[string, string, string, number | undefined]>([
		['no file of this kind', 'id,name\n1,x', 'missing-section', undefined],
		['no votes', text.slice(0, text.indexOf('VOTES')), 'missing-section', undefined],
		['no cost', text.replace('project_id;cost', 'project_id;price'), 'missing-column', undefined],
		['an open quote', text.replace('Plan a', '"Plan a').replace('6;"Plan', '6;"Plan'), 'bad-quotes', 7],
		['a budget of words', text.replace('10.50', 'veel'), 'bad-amount', undefined],
		['a comma in a cost', text.replace('0.25', '0,25'), 'bad-amount', 8],
		['a cost below zero', text.replace(';6;', ';-6;'), 'bad-amount', 7],
		['the same project twice', text.replace('B/2;0.25', 'a;0.25'), 'double-project', 8],
		['a vote for something else', text.replace('3;a', '3;c'), 'unknown-project', 14],
		['points that are no number', pabulibOf({ ...draft, votes: ['a'], points: ['x'] }), 'bad-points', 11],
		['fewer points than votes', pabulibOf({ ...draft, votes: ['a,B/2'], points: ['1'] }), 'bad-points', 11],
		['points given twice', pabulibOf({ ...draft, votes: ['a,a'], points: ['1,2'] }), 'double-choice', 11],
	])('%s', (_, wrong, what, line) => expect(fault(wrong)).toEqual([what, line]));
	test('rankings are not counted here', () =>
		expect(() => parsePabulib(text.replace('approval', 'ordinal'))).toThrow(UnsupportedBallots));
});
