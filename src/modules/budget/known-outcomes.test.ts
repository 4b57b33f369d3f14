import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePabulib } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { greedy } from './greedy.ts';

const folder = process.env.BUURTWEEFSEL_SHARED_DATA ?? '../shared/data';
const known = join(folder, 'pb-reference-outcomes.json');
const there = existsSync(known);

/** The small ones of each kind, and both that a city decided by equal shares; `npm run bench -- budget` holds all beside ours. */
const small = [
	'Netherlands_Assen_2024.pb',
	'Poland_Wieliczka_2023_Green_Budget.pb',
	'Netherlands_Amsterdam_522.pb',
	'Netherlands_Amsterdam_604.pb',
	'Poland_Wroclaw_2016_Rejon_nr_13_250.pb',
	'Poland_Czestochowa_2020_Grabowka.pb',
];

describe.skipIf(!there)('real votes (skipped where the reference data is not there)', () => {
	const references = there ? JSON.parse(readFileSync(known, 'utf8')) : {};
	const sorted = (ids: readonly string[]) => [...ids].sort();

	test.each(small)(
		'%s has the known winners',
		(file) => {
			const election = parsePabulib(readFileSync(join(folder, 'pb', file), 'utf8'));
			const { equalshares_tool: tool, pabutools, official_rule, official_selected } = references[file];
			if (!tool?.mes_none) {
				const points = pabutools.mes_Additive_Cardinal_Sat_none.winners;
				expect(sorted(equalShares(election).winners)).toEqual(sorted(points));
				return;
			}
			const { winners, rounds } = equalShares(election, { completion: 'add1u' });
			const add1 = sorted(rounds.filter(({ by }) => by === 'shares').map(({ project }) => project));
			expect(sorted(winners)).toEqual(sorted(tool.mes_add1u.winners));
			expect(add1).toEqual(sorted(tool.mes_add1.winners));
			if (official_rule.startsWith('equalshares')) expect(add1).toEqual(sorted(official_selected));
			expect(sorted(equalShares(election).winners)).toEqual(sorted(tool.mes_none.winners));
			expect(sorted(greedy(election).winners)).toEqual(sorted(tool.greedy_votes_stable.winners));
		},
		60_000,
	);
});
