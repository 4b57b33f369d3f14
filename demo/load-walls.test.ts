import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { useDatabase, waterveen } from '#testing/database';
import { demoId } from './demo-id.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoPeople } from './load-people.ts';
import { loadDemoWalls } from './load-walls.ts';
import type { Demo } from './read-demo.ts';

const { asOwner } = useDatabase();
const read = (name: string) => parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const demo = { ...read('organisations.yaml'), people: read('staff.yaml').people, residents: [] } as Demo;

beforeAll(async () => {
	const areas = new Set([
		'BU03440831',
		...demo.teams.flatMap((team) => team.areas),
		...demo.people.flatMap((one) => one.areas),
	]);
	const districts = new Set(['WK034408', ...[...areas].filter((code) => code.startsWith('WK'))]);
	const add = (code: string, kind: string, parent: string | null) =>
		asOwner(
			'insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $2, $3, $4, 2023) on conflict do nothing',
			[waterveen, code, kind, parent],
		);
	await add('GM0344', 'municipality', null);
	for (const code of [...areas].filter((one) => one.startsWith('BU'))) districts.add(`WK${code.slice(2, 8)}`);
	for (const code of districts) await add(code, 'district', 'GM0344');
	for (const code of [...areas].filter((one) => one.startsWith('BU')))
		await add(code, 'neighbourhood', `WK${code.slice(2, 8)}`);
});

test('the demo has what was shared and taken back, a look that was weighed, and a question with its answer; loading again changes nothing', async () => {
	await loadDemoPeople(demo, waterveen);
	await loadDemoClients(demo, waterveen);
	const samira = demoId('account', 'samira');
	await asOwner('update care.client set account_id = $1 where id = $2', [samira, demoId('client', 'samira')]);
	expect(await loadDemoWalls(demo, waterveen)).toBe(true);
	expect(await loadDemoWalls(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from care.sharing_permission where withdrawn_at is null) as standing, (select count(*)::integer from care.sharing_permission where withdrawn_at is not null) as back,
			(select count(*)::integer from care.emergency_look where verdict = 'right' and told_on is not null) as weighed,
			(select count(*)::integer from care.file_request where outcome = 'done') as answered`,
	);
	expect(rows).toEqual([{ standing: 1, back: 1, weighed: 1, answered: 1 }]);
});
