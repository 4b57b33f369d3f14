import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NoPabulibFile, readProposals } from './proposals-file.ts';

const small = `META
key;value
description;Buurtbudget
unit;Amsterdam
district;Noord
instance;166
date_begin;2019
PROJECTS
project_id;cost;votes;name;category
1;1000;242;Schonere wereld;Ratten
2;500;10;"Spelen; en ""samen"" eten";Jeugd
3;500;10;;Jeugd
4;500
VOTES
voter_id;vote
1;"1,2"
`;

describe('the proposals of a budget', () => {
	test('come with what they are about', () => {
		const { proposals, district, instance } = readProposals(small);
		expect(district).toBe('Noord');
		expect(instance).toBe('166');
		expect(proposals.map(({ name, category, cost, votes }) => [name, category, cost, votes])).toEqual([
			['Schonere wereld', 'Ratten', 1000, 242],
			['Spelen; en "samen" eten', 'Jeugd', 500, 10],
		]);
	});
	test('that miss a name or columns are told by line', () => {
		expect(readProposals(small).problems).toEqual([
			{ line: 12, what: 'no-name' },
			{ line: 13, what: 'too-few-columns' },
		]);
	});
	test('with a quote that is never closed are told too, and the rest is read', () => {
		const { proposals, problems } = readProposals(
			small.replace('1;1000;242;Schonere wereld', '1;1000;242;"Schonere wereld'),
		);
		expect(problems[0]).toEqual({ line: 10, what: 'bad-quotes' });
		expect(proposals).toHaveLength(1);
	});
	test('a byte order mark and Windows line ends are fine', () =>
		expect(readProposals(`\uFEFF${small.replaceAll('\n', '\r\n')}`).proposals).toHaveLength(2));
	test('another kind of file is refused', () => expect(() => readProposals('id,name\n1,x')).toThrow(NoPabulibFile));

	const folder = join(process.env.BUURTWEEFSEL_SHARED_DATA ?? '../shared/data', 'pb');
	test.skipIf(!existsSync(folder))(
		'of every Amsterdam budget can be read (skipped where the reference data is not there)',
		() => {
			for (const name of readdirSync(folder).filter((file) => file.startsWith('Netherlands_'))) {
				const text = readFileSync(join(folder, name), 'utf8');
				const { proposals, problems } = readProposals(text);
				expect(problems, name).toEqual([]);
				expect(proposals.length, name).toBe(Number(/num_projects;(\d+)/.exec(text)?.[1]));
			}
		},
	);
});
