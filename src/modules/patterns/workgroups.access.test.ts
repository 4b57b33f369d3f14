import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { heard, seedAreas, seedCards } from './neighbourhood.fixtures.ts';
import { joinWorkgroup, leaveWorkgroup, startWorkgroup } from './tend-workgroup.server.ts';
import { maySeeWorkgroup } from './workgroup.policy.ts';
import { findWorkgroup } from './workgroups.store.server.ts';

const { asOwner } = useDatabase();
const west = newId();
const pattern = newId();
const hunch = newId();
const marloes = persona('marloes');
let signal = '';

const tables = [
	'community.workgroup',
	'community.workgroup_member',
	'community.workgroup_meeting',
	'community.workgroup_question',
	'community.pattern_decision',
	'community.pattern_bundle',
] as const;

const form = (id: string, areas: string[]) => ({ id, name: 'Werkgroep West', areas, weekday: 2, startsAt: '10:00' });

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	await seedCards(asOwner, 1);
	await asActor(marloes, 'community', (tx) => startWorkgroup(tx, marloes, form(west, ['WK990101'])));
	for (const [id, declaredBy, persons] of [
		[pattern, null, 4],
		[hunch, personId('marloes'), null],
	] as const) {
		await asOwner(
			`insert into community.pattern (municipality_id, id, level, need_code, theme_code, area_codes, district_codes, persons, weeks, expected, state, state_since, declared_by, found_on, last_found_on)
			values ($1, $2, 'need', 'sleep', 'health', '{BU99010101}', '{WK990101}', $3::int, case when $3::int is null then null else 4 end, case when $3::int is null then null else 0.4 end, 'to-discuss', now(), $4, current_date, current_date)`,
			[waterveen, id, persons, declaredBy],
		);
	}
	signal = await heard(1, { need: 'sleep' });
	const inserts = [
		sql`insert into community.workgroup_meeting values (${waterveen}, ${west}, current_date, ${`{${personId('marloes')}}`}::uuid[])`,
		sql`insert into community.workgroup_question (municipality_id, id, workgroup_id, text, asked_by, asked_at) values (${waterveen}, ${newId()}, ${west}, 'Wie kent een zaal?', ${personId('marloes')}, now())`,
		sql`insert into community.pattern_decision (municipality_id, id, pattern_id, workgroup_id, what, from_state, decided_by, decided_at) values (${waterveen}, ${newId()}, ${pattern}, ${west}, 'discuss', 'to-discuss', ${personId('marloes')}, now())`,
		sql`insert into community.pattern_bundle values (${waterveen}, ${hunch}, ${signal}, ${personId('marloes')}, now())`,
	];
	for (const one of inserts) await asActor(marloes, 'community', (tx) => one.execute(tx));
});

const rowsFor = (actor: Actor) =>
	asActor(actor, 'community', async (tx) => {
		const seen: Record<string, number> = {};
		for (const table of tables) {
			const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(tx);
			seen[table] = rows.length;
		}
		return seen;
	});
const everything = Object.fromEntries(tables.map((table) => [table, 1]));
const nothing = Object.fromEntries(tables.map((table) => [table, 0]));

describe('who learns of a workgroup and what it decided', () => {
	test.each(['marloes', 'yusuf', 'ingrid'] as const)('%s works there, for whichever organisation', async (name) => {
		expect(await rowsFor(persona(name))).toEqual(everything);
	});

	test.each(personaNames.filter((name) => !['marloes', 'yusuf', 'ingrid'].includes(name)))(
		'%s learns nothing',
		async (name) => expect(await rowsFor(persona(name))).toEqual(nothing),
	);

	test('nor does who did not sign in', async () => expect(await rowsFor(anonymous(waterveen))).toEqual(nothing));

	test('the rule in code says the same as the rule in the database, for everybody', async () => {
		for (const name of personaNames) {
			const found = await asActor(persona(name), 'community', (tx) => findWorkgroup(tx, waterveen, west));
			const areas = ['WK990101', 'BU99010101', 'BU99010102'];
			const allowed = persona(name).municipalityId === waterveen && maySeeWorkgroup(persona(name), { areas });
			expect(found !== undefined, name).toBe(allowed);
		}
	});
});

describe('what only members do', () => {
	const yusuf = persona('yusuf');
	const as = (name: PersonaName, statement: ReturnType<typeof sql>) =>
		asActor(persona(name), 'community', (tx) => statement.execute(tx));
	const decision = (by: PersonaName, owner: PersonaName | null = null) =>
		sql`insert into community.pattern_decision (municipality_id, id, pattern_id, workgroup_id, what, owner_id, due_on, from_state, decided_by, decided_at)
			values (${waterveen}, ${newId()}, ${pattern}, ${west}, ${owner ? 'adopt' : 'discuss'}, ${owner && personId(owner)}, ${owner && '2099-01-01'}, 'to-discuss', ${personId(by)}, ${clock.now()})`;

	test('a colleague who is not in it decides nothing, answers nothing and notes nobody', async () => {
		await expect(as('yusuf', decision('yusuf'))).rejects.toThrow(/row-level security/);
		await expect(
			as('yusuf', sql`insert into community.workgroup_meeting values (${waterveen}, ${west}, '2026-01-01', '{}')`),
		).rejects.toThrow(/row-level security/);
		const answered = await as(
			'yusuf',
			sql`update community.workgroup_question set answer = 'Ja', answered_by = ${personId('yusuf')}, answered_at = now() returning id`,
		);
		expect(answered.rows).toEqual([]);
		expect((await as('yusuf', sql`update community.workgroup set name = 'Van mij' returning id`)).rows).toEqual([]);
	});

	test('who comes in does, and no longer after leaving', async () => {
		await asActor(yusuf, 'community', (tx) => joinWorkgroup(tx, yusuf, west));
		await as('yusuf', decision('yusuf'));
		await asActor(yusuf, 'community', (tx) => leaveWorkgroup(tx, yusuf, west));
		await expect(as('yusuf', decision('yusuf'))).rejects.toThrow(/row-level security/);
	});

	test('nobody signs for a colleague, brings one in, puts one out, or gives work to who is not in it', async () => {
		await expect(as('marloes', decision('yusuf'))).rejects.toThrow(/row-level security/);
		await expect(as('marloes', decision('marloes', 'ingrid'))).rejects.toThrow(/row-level security/);
		await expect(
			as(
				'marloes',
				sql`insert into community.workgroup_member values (${waterveen}, ${west}, ${personId('ingrid')}, now())`,
			),
		).rejects.toThrow(/row-level security/);
		const gone = await as('yusuf', sql`delete from community.workgroup_member returning worker_id`);
		expect(gone.rows).toEqual([]);
	});

	test('a decision is never rewritten: only who took it takes it back', async () => {
		await expect(as('marloes', sql`update community.pattern_decision set words = 'Anders'`)).rejects.toThrow(
			/permission denied/,
		);
		expect(
			(await as('ingrid', sql`update community.pattern_decision set undone_at = now() returning id`)).rows,
		).toEqual([]);
	});

	test('a workgroup looks only where its maker works', async () => {
		for (const name of ['marloes', 'dewi', 'samira', 'henk'] as const) {
			await expect(
				asActor(persona(name), 'community', (tx) => startWorkgroup(tx, persona(name), form(newId(), ['WK990102']))),
				name,
			).rejects.toMatchObject(name === 'marloes' ? { code: 'pattern-not-your-area' } : { status: 404 });
			await expect(
				as(
					name,
					sql`insert into community.workgroup (municipality_id, id, name, area_codes, weekday, starts_at, made_by, made_at) values (${waterveen}, ${newId()}, 'Oost', '{WK990102}', 1, '10:00', ${personId(name)}, now())`,
				),
				name,
			).rejects.toThrow(/row-level security/);
		}
	});
});

describe('signals that were bundled', () => {
	test('are known to who may open both the pattern and the signal, and nobody puts one there that they may not open', async () => {
		const over = newId();
		await asOwner(
			`insert into community.pattern (municipality_id, id, level, need_code, theme_code, area_codes, district_codes, state, state_since, declared_by, found_on, last_found_on)
			values ($1, $2, 'need', 'digid', 'money', '{BU99010101,BU99010201}', '{WK990101,WK990102}', 'to-discuss', now(), $3, current_date, current_date)`,
			[waterveen, over, personId('marloes')],
		);
		const put = (name: PersonaName, id: string) =>
			asActor(persona(name), 'community', (tx) =>
				sql`insert into community.pattern_bundle values (${waterveen}, ${over}, ${id}, ${personId(name)}, now())`.execute(
					tx,
				),
			);
		await put('marloes', signal);
		// Femke sees the pattern, that reaches into her area, but not the signal from the other side.
		const seen = await asActor(persona('femke'), 'community', (tx) =>
			sql`select 1 from community.pattern_bundle where pattern_id = ${over}`.execute(tx),
		);
		expect(seen.rows).toEqual([]);
		await expect(put('femke', signal)).rejects.toThrow(/row-level security/);
	});

	test('do not go with a pattern that the detector found', async () => {
		await expect(
			asActor(marloes, 'community', (tx) =>
				sql`insert into community.pattern_bundle values (${waterveen}, ${pattern}, ${signal}, ${personId('marloes')}, now())`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});

test('nobody of another municipality reaches any of it', async () => {
	const gea = persona('gea');
	expect(gea.municipalityId).toBe(elders);
	expect(await rowsFor(gea)).toEqual(nothing);
});
