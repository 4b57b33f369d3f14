import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { parse } from 'yaml';
import { useDatabase, waterveen } from '#testing/database';
import type { Demo } from './read-demo.ts';

const read = (name: string) => parse(readFileSync(join(import.meta.dirname, name), 'utf8'));

/** The people and teams of the demo, with every district and neighbourhood they work in, in a database of its own. */
export function useDemo() {
	const { asOwner } = useDatabase();
	const demo = { ...read('organisations.yaml'), people: read('staff.yaml').people, residents: [] } as Demo;
	beforeAll(async () => {
		const areas = new Set(['BU03440831', ...[...demo.teams, ...demo.people].flatMap((one) => one.areas)]);
		const neighbourhoods = [...areas].filter((code) => code.startsWith('BU'));
		const districts = new Set([
			...[...areas].filter((code) => code.startsWith('WK')),
			...neighbourhoods.map((code) => `WK${code.slice(2, 8)}`),
		]);
		const add = (code: string, kind: string, parent: string | null) =>
			asOwner(
				'insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $2, $3, $4, 2023)',
				[waterveen, code, kind, parent],
			);
		await add('GM0344', 'municipality', null);
		for (const code of districts) await add(code, 'district', 'GM0344');
		for (const code of neighbourhoods) await add(code, 'neighbourhood', `WK${code.slice(2, 8)}`);
	});
	return { asOwner, demo };
}
