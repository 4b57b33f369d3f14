import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { useDatabase, waterveen } from '#testing/database';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoHousehold } from './load-household.ts';
import { loadDemoPlans } from './load-plans.ts';
import type { Demo } from './read-demo.ts';

const { asOwner } = useDatabase();
const demo = { people: parse(readFileSync(join(import.meta.dirname, 'staff.yaml'), 'utf8')).people } as Demo;

beforeAll(async () => {
	for (const [code, kind, parent] of [
		['GM0344', 'municipality', null],
		['WK034408', 'district', 'GM0344'],
		['BU03440831', 'neighbourhood', 'WK034408'],
	])
		await asOwner(
			'insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $2, $3, $4, 2023)',
			[waterveen, code, kind, parent],
		);
});

test('the demo has two people in one home, who each show something and keep something; loading again changes nothing', async () => {
	await loadDemoClients(demo, waterveen);
	await loadDemoPlans(demo, waterveen);
	expect(await loadDemoHousehold(demo, waterveen)).toBe(true);
	expect(await loadDemoHousehold(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from care.household_member where yes_on is not null) as members, (select count(*)::integer from care.household_share) as shown`,
	);
	expect(rows).toEqual([{ members: 2, shown: 4 }]);
});
