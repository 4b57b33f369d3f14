import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listInitiatives, readInitiative } from '#modules/initiatives/index.server';
import { anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { demoId } from './demo-id.ts';
import { loadDemoInitiatives } from './load-initiatives.ts';
import type { Demo } from './read-demo.ts';

const { asOwner } = useDatabase();
const read = (name: string) => parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const demo = { initiatives: read('initiatives.yaml').initiatives, people: read('staff.yaml').people } as Pick<
	Demo,
	'initiatives' | 'people'
>;
const visitor = anonymous(waterveen);

beforeAll(async () => {
	await asOwner(
		`insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, 'GM0344', 'Utrecht', 'municipality', null, 2023)`,
		[waterveen],
	);
	for (const code of new Set(demo.initiatives.map(({ area }) => `WK${area.slice(2, 8)}`)))
		await asOwner(
			`insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $2, 'district', 'GM0344', 2023)`,
			[waterveen, code],
		);
	for (const code of new Set(demo.initiatives.map(({ area }) => area)))
		await asOwner(
			`insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $2, 'neighbourhood', $3, 2023)`,
			[waterveen, code, `WK${code.slice(2, 8)}`],
		);
});

test('the demo’s initiatives lived the life their file tells, and loading again changes nothing', async () => {
	expect(await loadDemoInitiatives(demo, waterveen)).toEqual({ initiatives: demo.initiatives.length });
	expect(await loadDemoInitiatives(demo, waterveen)).toEqual({ initiatives: 0 });
	const { cards } = await asActor(visitor, 'open', (tx) =>
		listInitiatives(tx, waterveen, {}, { number: 1, size: 100 }),
	);
	const shown = demo.initiatives.filter(({ stage }) => stage !== 'idea');
	expect(cards.map(({ title }) => title).sort()).toEqual(shown.map(({ title }) => title.nl).sort());
	for (const one of shown) {
		const page = await asActor(visitor, 'open', (tx) =>
			readInitiative(tx, waterveen, demoId('initiative', one.key), 100),
		);
		expect(page.initiative).toMatchObject({ stage: one.stage, supporters: one.supporters });
		expect(page.entries).toHaveLength(one.journal.length);
		const days = page.thread.flatMap(({ reachedOn }) => reachedOn ?? []);
		expect(days).toEqual([...days].sort());
	}
});
