import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { useDatabase, waterveen } from '#testing/database';
import { demoId } from './demo-id.ts';
import { loadDemoNuisance } from './load-nuisance.ts';
import type { Demo } from './read-demo.ts';

const { asOwner } = useDatabase();
const demo = {
	people: parse(readFileSync(join(import.meta.dirname, 'staff.yaml'), 'utf8')).people,
} as Demo;

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
	await asOwner(
		`insert into community.organisation (municipality_id, id, name, kind, made_at) values ($1, $2, 'Draadkracht', 'welfare', now())`,
		[waterveen, demoId('organisation', 'draadkracht')],
	);
	await asOwner(
		`insert into community.team (municipality_id, id, organisation_id, name, made_at) values ($1, $2, $3, 'Sociaal makelaars', now())`,
		[waterveen, demoId('team', 'makelaars-zuidwest'), demoId('organisation', 'draadkracht')],
	);
});

test('the demo has a circle that runs and one that is closed, and loading again changes nothing', async () => {
	expect(await loadDemoNuisance(demo, waterveen)).toBe(true);
	expect(await loadDemoNuisance(demo, waterveen)).toBe(false);
	const { rows } = await asOwner('select contact, outcome from care.nuisance_circle order by started_on');
	expect(rows).toEqual([
		{ contact: 'spoken', outcome: 'gone' },
		{ contact: 'spoken', outcome: null },
	]);
});
