import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { useDatabase, waterveen } from '#testing/database';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoPeople } from './load-people.ts';
import { loadDemoTable } from './load-table.ts';
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

test('the demo has a register, a decision that is carried out, a talk without a name and a queue; loading again changes nothing', async () => {
	await loadDemoPeople(demo, waterveen);
	await loadDemoClients(demo, waterveen);
	expect(await loadDemoTable(demo, waterveen)).toBe(true);
	expect(await loadDemoTable(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from open.mandate) as agreed, (select count(*)::integer from care.mandate_message) as messages,
			(select count(*)::integer from care.consultation) as talks, (select count(*)::integer from care.intake_question) as asked`,
	);
	expect(rows).toEqual([{ agreed: 3, messages: 1, talks: 1, asked: 2 }]);
});
