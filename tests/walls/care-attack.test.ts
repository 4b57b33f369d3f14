import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { record, sealBatches, verifySeals } from '#platform/audit/index.server';
import { asActor, become, type Tx, zoneFor } from '#platform/db/zones.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { accountId, organisationId, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';

const { asOwner } = useDatabase();

/** Helped by Yusuf in West; the account is Samira's. */
const inWest = '019b0000-0000-7000-8000-00000000c001';
/** Helped by Femke in East, and Fatou's. */
const inEast = '019b0000-0000-7000-8000-00000000c002';
const elsewhere = '019b0000-0000-7000-8000-00000000c003';

const atLevel2 = (actor: Actor): Actor => ({ ...actor, level: 2 });
const samira = atLevel2(persona('samira'));
const yusuf = persona('yusuf');
const femke = persona('femke');
/** Everybody who has nothing to do with who is helped in West. */
const outsiders: [string, Actor][] = [
	['nobody', anonymous(waterveen)],
	['nobody elsewhere', anonymous(elders)],
	['somebody with a code', { ...anonymous(waterveen), kind: 'code', codeHash: 'x' }],
	['a task without a reason', { ...anonymous(waterveen), kind: 'task', task: 'signals.import' }],
	...personaNames
		.filter((name) => name !== 'yusuf' && name !== 'samira')
		.map((name) => [name, atLevel2(persona(name))] as [string, Actor]),
	// Who has the right role and nothing else: another team of the same organisation, no role any more, no second factor.
	['yusuf in another team', { ...yusuf, teamId: teamId('east') }],
	[
		'yusuf after his role ended',
		{ ...yusuf, roles: [], teamId: undefined, organisationId: undefined } as unknown as Actor,
	],
	['yusuf as a lead', { ...yusuf, roles: ['team_lead'], personId: personId('ingrid') }],
	['yusuf from elsewhere', { ...yusuf, municipalityId: elders }],
	['samira with one factor', persona('samira')],
	['samira from elsewhere', { ...samira, municipalityId: elders }],
];

type Column = { name: string; type: string; optional: boolean; updatable: boolean; read: boolean };
type Table = { name: string; columns: Column[]; insertable: boolean; deletable: boolean };
let tables: Table[] = [];
const ofClient = (): Table[] => tables.filter(({ columns }) => columns.some(({ name }) => name === 'client_id'));

/** Every table of the care schema, of whatever module, found in the catalogue: a new one cannot be forgotten. */
async function tablesOfCare(): Promise<Table[]> {
	const { rows } = await asOwner(`
		select c.oid::regclass::text as name, has_table_privilege('zone_care', c.oid, 'insert') or has_any_column_privilege('zone_care', c.oid, 'insert') as insertable,
			has_table_privilege('zone_care', c.oid, 'delete') as deletable,
			(select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'optional', not a.attnotnull,
				'updatable', has_column_privilege('zone_care', c.oid, a.attnum, 'update'), 'read', has_column_privilege('zone_care', c.oid, a.attnum, 'select')) order by a.attnum)
				from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
		from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'care' and c.relkind = 'r' order by 1`);
	return rows;
}

const someValue: Record<string, string> = {
	uuid: 'gen_random_uuid()',
	date: 'current_date',
	'timestamp with time zone': 'now()',
	boolean: 'false',
	jsonb: `'{}'::jsonb`,
	bytea: `''::bytea`,
};
const valueFor = ({ name, type }: Column, client: string, municipality: string): string => {
	if (name === 'municipality_id') return `'${municipality}'::uuid`;
	if (name === 'client_id') return `'${client}'::uuid`;
	if (type.endsWith('[]')) return `'{}'::${type}`;
	if (/int|numeric|double/.test(type)) return '1';
	return someValue[type] ?? `substr(gen_random_uuid()::text, 1, 8)::${type}`;
};

const rowFor = ({ name, columns }: Table, client: string, municipality: string): string =>
	`insert into ${name} (${columns.map((one) => one.name)}) values (${columns.map((one) => valueFor(one, client, municipality))})`;

beforeAll(async () => {
	await seedPeople(asOwner);
	const people = [
		[waterveen, inWest, organisationId('teams'), teamId('west'), accountId('samira'), personId('yusuf'), 'WK990101'],
		[waterveen, inEast, organisationId('teams'), teamId('east'), accountId('fatou'), personId('femke'), 'WK990102'],
		[
			elders,
			elsewhere,
			organisationId('elsewhere'),
			teamId('elsewhere'),
			accountId('olaf'),
			personId('gea'),
			'WK990201',
		],
	];
	for (const [municipality, id, organisation, team, account, worker, area] of people) {
		await asOwner(
			`insert into care.client (municipality_id, id, organisation_id, team_id, account_id, name_sealed, name_mark, area_code, received_on, opened_on, born_on)
			values ($1, $2, $3, $4, $5, '', $6, $7, current_date, current_date, '1980-01-01')`,
			[municipality, id, organisation, team, account, 'm'.repeat(43), area],
		);
		await asOwner(
			`insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, from_on, until_on, begun_by)
			values ($1, gen_random_uuid(), $2, $3, 'X', $4, $5, 'named', current_date - 10, current_date + 100, $3)`,
			[municipality, id, worker, team, organisation],
		);
	}
	// One row in every other table, without the rules on what it may hold: only the walls count here.
	const { rows } = await asOwner(
		`select r.conrelid::regclass::text as on_table, r.conname from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'care' and r.contype in ('c', 'f')`,
	);
	// What the rules say of plain text is kept for the test below.
	await asOwner(`create table public.care_rules as
		select c.relname || '.' || a.attname as name from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum = any (r.conkey)
		where n.nspname = 'care' and r.contype = 'c' and pg_get_constraintdef(r.oid) ~ '(ANY|~|= ''|<@)'`);
	for (const { on_table, conname } of rows) await asOwner(`alter table ${on_table} drop constraint "${conname}"`);
	tables = await tablesOfCare();
	await asOwner('set session_replication_role = replica');
	const own = new Set(['care.client', 'care.relation', 'care.outbox', 'care.mail']);
	for (const table of tables.filter(({ name }) => !own.has(name)))
		for (const [municipality, id] of people) await asOwner(rowFor(table, id as string, municipality as string));
	await asOwner('set session_replication_role = default');
}, 120_000);

const onCare = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => asActor(actor, 'care', work);

/** How many rows there are for this actor, or none when there is no right to look at all. */
async function seen(actor: Actor | null, { name, columns }: Table, where: string): Promise<number> {
	const column = columns.find(({ read }) => read)?.name;
	if (!column) return 0;
	const ask = sql.raw<{ count: number }>(`select count(${column})::int as count from ${name} where ${where}`);
	const { rows } = actor ? await onCare(actor, (tx) => ask.execute(tx)) : await ask.execute(zoneFor('zone_care'));
	return rows[0]?.count ?? 0;
}

/** What an officer reads to watch over the others, and what a lead hears; nothing that stands in a file. */
const overseen: Record<string, string[]> = {
	'care.near_alert': ['anouk'],
	'care.emergency_look': ['anouk'],
	'care.file_request': ['anouk'],
	'care.file_export': ['anouk'],
};
/** Locked keys: without the key of the installation they are noise. */
const keys = new Set(['care.text_key']);

/** Every table by everybody takes longer with each table that comes, and on a slow machine. */
const walk = { timeout: 60_000 };

describe('every table of care', () => {
	test('is filled here, and who helps reads their own file', async () => {
		expect(ofClient().length).toBeGreaterThan(6);
		const client = tables.find(({ name }) => name === 'care.client') as Table;
		expect(await seen(yusuf, client, `id = '${inWest}'`)).toBe(1);
		expect(await seen(samira, client, `id = '${inWest}'`)).toBe(1);
		expect(await seen(femke, client, `id = '${inWest}'`)).toBe(0);
	});

	test('shows nothing to a query without an actor', walk, async () => {
		const found: string[] = [];
		for (const table of tables) if (await seen(null, table, 'true')) found.push(table.name);
		expect(found).toEqual([]);
	});

	test('shows nothing of another municipality, to anybody', walk, async () => {
		const found: string[] = [];
		for (const [who, actor] of [...outsiders, ['yusuf', yusuf] as const, ['samira', samira] as const])
			for (const table of tables)
				if (await seen(actor, table, `municipality_id <> '${actor.municipalityId}'`))
					found.push(`${who}: ${table.name}`);
		expect(found).toEqual([]);
	});

	test.each(outsiders)('shows nothing of who is helped in West to %s', walk, async (who, actor) => {
		const found: string[] = [];
		for (const table of ofClient())
			if ((await seen(actor, table, `client_id = '${inWest}'`)) && !overseen[table.name]?.includes(who))
				found.push(table.name);
		const client = tables.find(({ name }) => name === 'care.client') as Table;
		if (await seen(actor, client, `id = '${inWest}'`)) found.push(client.name);
		expect(found).toEqual([]);
	});

	test('that hangs on no person shows nothing to somebody without a role', walk, async () => {
		const found: string[] = [];
		const loose = tables.filter((table) => !ofClient().includes(table) && !keys.has(table.name));
		for (const [who, actor] of outsiders.filter(([, { roles }]) => roles.length === 0))
			for (const table of loose) if (await seen(actor, table, 'true')) found.push(`${who}: ${table.name}`);
		expect(found).toEqual([]);
	});

	test.each(outsiders)('is not changed, emptied or written in by %s', walk, async (who, actor) => {
		const done: string[] = [];
		const attempt = async (what: string, statement: string) => {
			const changed = await onCare(actor, (tx) => sql.raw(statement).execute(tx)).then(
				({ numAffectedRows }) => Number(numAffectedRows ?? 0),
				() => 0,
			);
			if (changed) done.push(what);
		};
		for (const table of ofClient()) {
			for (const { name } of table.columns.filter(({ updatable }) => updatable))
				await attempt(
					`change ${table.name}.${name}`,
					`update ${table.name} set ${name} = ${name} where client_id = '${inWest}'`,
				);
			if (table.deletable)
				await attempt(`empty ${table.name}`, `delete from ${table.name} where client_id = '${inWest}'`);
			if (table.insertable) await attempt(`write in ${table.name}`, rowFor(table, inWest, actor.municipalityId));
		}
		const allowed = new Set(
			(overseen['care.near_alert'] ?? []).includes(who) ? ['change care.near_alert.seen_on'] : [],
		);
		expect(done.filter((what) => !allowed.has(what))).toEqual([]);
	});
});

describe('the rules of every table of care', () => {
	const policies = () =>
		asOwner(`select p.tablename as table, p.policyname as name, p.cmd, coalesce(p.qual, '') as qual, p.with_check,
			exists (select from information_schema.columns k where k.table_schema = 'care' and k.table_name = p.tablename and k.column_name = 'client_id') as of_client
			from pg_policies p where p.schemaname = 'care' and 'zone_care' = any (p.roles)`);

	test('each says of which municipality, for what is read and for what is written', async () => {
		const { rows } = await policies();
		expect(rows.length).toBeGreaterThan(30);
		const loose = rows.filter(({ cmd, qual, with_check }) => {
			const municipal = (rule: string | null) => /municipality_id = .*actor\.municipality\(\)/s.test(rule ?? '');
			if (cmd === 'INSERT') return !municipal(with_check);
			return !municipal(qual) || ((cmd === 'UPDATE' || cmd === 'ALL') && with_check !== null && !municipal(with_check));
		});
		expect(loose.map(({ table, name }) => `${table}: ${name}`)).toEqual([]);
	});

	/** A person asks the team itself, before anybody of it helps: for another worker, or to speak to somebody again. */
	const askedOfTheTeam = new Set(['worker_wish: lead_reads', 'worker_wish: lead_answers', 'worker_wish: team_reads']);

	test('each of a person asks who helps, whose it is, or which task: never the team or the area alone', async () => {
		const { rows } = await policies();
		const asks = /care\.\w+\(|actor\.(is_task|person|account)\(|privacy_officer/;
		const loose = rows.filter(
			({ of_client, qual, with_check }) =>
				of_client && ![qual, with_check].filter(Boolean).every((rule) => asks.test(rule as string)),
		);
		expect(loose.map(({ table, name }) => `${table}: ${name}`).filter((one) => !askedOfTheTeam.has(one))).toEqual([]);
	});

	test('words stand sealed: a plain column of text is a code, a mark, or what somebody is called who did something', async () => {
		const { rows } = await asOwner(`
			select c.table_name || '.' || c.column_name as name from information_schema.columns c
			where c.table_schema = 'care' and (c.data_type in ('text', 'json', 'jsonb') or c.udt_name = '_text') and c.column_name !~ '_(sealed|called|by|code|hash|marks?|key)$|^(mark|called|domain)$'
				and c.table_name not in ('outbox', 'mail', 'text_key')`);
		// What is left may only hold one of a list, or another narrow shape that a rule of the table says. The rules are read in a fresh copy.
		const { rows: ruled } = await asOwner(`select name from public.care_rules`);
		const narrow = new Set(ruled.map(({ name }) => name));
		expect(rows.map(({ name }) => name).filter((name) => !narrow.has(name))).toEqual([]);
	});

	test('no function of care runs for everybody', async () => {
		const { rows } = await asOwner(`
			select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname = 'care' and p.prosecdef and has_function_privilege('public', p.oid, 'execute')`);
		expect(rows).toEqual([]);
	});
});

describe('who once might', () => {
	const readsInWest = (actor: Actor) =>
		seen(actor, tables.find(({ name }) => name === 'care.client') as Table, `id = '${inWest}'`);
	/** Changes the scene, looks, and puts it back. */
	async function whileItIs(set: string, look: () => Promise<number>): Promise<number> {
		await asOwner(set.split('|')[0] as string);
		const found = await look();
		await asOwner(set.split('|')[1] as string);
		return found;
	}
	const ofRelation = `where client_id = '${inWest}' and worker_id = '${personId('yusuf')}'`;
	const ofClientRow = `where id = '${inWest}'`;

	test.each([
		[
			'helped until yesterday',
			`update care.relation set until_on = current_date - 1 ${ofRelation}|update care.relation set until_on = current_date + 100 ${ofRelation}`,
		],
		[
			'ended it today',
			`update care.relation set ended_on = current_date ${ofRelation}|update care.relation set ended_on = null ${ofRelation}`,
		],
		[
			'begins tomorrow',
			`update care.relation set from_on = current_date + 1 ${ofRelation}|update care.relation set from_on = current_date - 10 ${ofRelation}`,
		],
		[
			'marked them as near',
			`insert into care.near values ('${waterveen}', '${elsewhere}', '${personId('yusuf')}', 'name', '${'m'.repeat(43)}', '', current_date)|delete from care.near where id = '${elsewhere}'`,
		],
	])('reads nothing: a worker who %s', async (_, set) => {
		expect(await whileItIs(set, () => readsInWest(yusuf))).toBe(0);
		expect(await readsInWest(yusuf)).toBe(1);
	});

	test.each([
		[
			'is under a hold for safety',
			`update care.client set held_since = current_date ${ofClientRow}|update care.client set held_since = null ${ofClientRow}`,
		],
		[
			'died',
			`update care.client set ended_as = 'died', ended_on = current_date ${ofClientRow}|update care.client set ended_as = null, ended_on = null, account_id = '${accountId('samira')}' ${ofClientRow}`,
		],
		[
			'is not twelve until tomorrow',
			`update care.client set born_on = current_date - interval '12 years' + interval '1 day' ${ofClientRow}|update care.client set born_on = '1980-01-01' ${ofClientRow}`,
		],
	])('reads nothing: a person who %s', async (_, set) => {
		expect(await whileItIs(set, () => readsInWest(samira))).toBe(0);
		expect(await readsInWest(samira)).toBe(1);
	});

	test('a restricted file opens for the one named worker alone', async () => {
		const second = `update care.relation set kind = 'second' ${ofRelation}`;
		await asOwner(second);
		expect(
			await whileItIs(
				`update care.client set restricted_since = current_date ${ofClientRow}|update care.client set restricted_since = null ${ofClientRow}`,
				() => readsInWest(yusuf),
			),
		).toBe(0);
		await asOwner(second.replace("'second'", "'named'"));
		expect(
			await whileItIs(
				`update care.client set restricted_since = current_date ${ofClientRow}|update care.client set restricted_since = null ${ofClientRow}`,
				() => readsInWest(yusuf),
			),
		).toBe(1);
	});
});

describe('a permission', () => {
	const marloes = persona('marloes');
	const id = '019b0000-0000-7000-8000-00000000c0aa';
	const give = (until: string) =>
		asOwner(
			`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
			values ($1, $2, $3, $4, $5, $6, 'Makelaars', '{contact,plan}', 'working-together', 'spoken', current_date - 30, ${until})`,
			[waterveen, id, inWest, organisationId('teams'), organisationId('welfare'), teamId('brokers')],
		);
	const shared = async (actor: Actor, part: string) =>
		(
			await onCare(actor, (tx) =>
				sql<{ ids: string[] }>`select care.clients_shared_with_me(${part}) as ids`.execute(tx),
			)
		).rows[0]?.ids;
	const withdrawnBy = (actor: Actor) =>
		onCare(actor, (tx) =>
			sql`update care.sharing_permission set withdrawn_at = now() where id = ${id}`.execute(tx),
		).then(({ numAffectedRows }) => Number(numAffectedRows ?? 0));

	test('opens what it names, for the team it names', async () => {
		await give('current_date + 30');
		expect(await shared(marloes, 'plan')).toEqual([inWest]);
		expect(await shared(marloes, 'network')).toEqual([]);
		for (const [who, actor] of outsiders.filter(([, { teamId: team }]) => team !== teamId('brokers')))
			expect(await shared(actor, 'plan'), who).toEqual([]);
		expect(await shared({ ...marloes, organisationId: organisationId('teams') }, 'plan')).toEqual([]);
	});
	test('closes in the second in which the person withdraws it, and opens for nobody again', async () => {
		expect(await withdrawnBy(marloes)).toBe(0);
		expect(await withdrawnBy(samira)).toBe(1);
		expect(await shared(marloes, 'plan')).toEqual([]);
		const again = onCare(samira, (tx) =>
			sql`update care.sharing_permission set withdrawn_at = null where id = ${id}`.execute(tx),
		);
		expect(
			await again.then(
				({ numAffectedRows }) => Number(numAffectedRows ?? 0),
				() => 0,
			),
		).toBe(0);
		await asOwner('delete from care.sharing_permission where id = $1', [id]);
	});
	test('that is past its day opens nothing', async () => {
		await give('current_date - 1');
		expect(await shared(marloes, 'plan')).toEqual([]);
		await asOwner('delete from care.sharing_permission where id = $1', [id]);
	});
	test('is recorded by nobody in the name of another', async () => {
		const row = (by: string, how: string) =>
			sql.raw(`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, recorded_by, given_on, until_on)
			values ('${waterveen}', gen_random_uuid(), '${inWest}', '${organisationId('teams')}', '${organisationId('welfare')}', '${teamId('brokers')}', 'Makelaars', '{plan}', 'working-together', '${how}', ${by}, current_date, current_date + 30)`);
		for (const [actor, by, how] of [
			[yusuf, `'${personId('ingrid')}'`, 'spoken'],
			[yusuf, 'null', 'online'],
			[samira, `'${personId('yusuf')}'`, 'spoken'],
			[femke, `'${personId('femke')}'`, 'spoken'],
		] as const)
			await expect(
				onCare(actor, (tx) => row(by, how).execute(tx)),
				`${actor.displayName} ${how}`,
			).rejects.toThrow(/row-level security/);
	});
});

describe('an emergency look', () => {
	const look = (actor: Actor, of: string, at = 'now()') =>
		onCare(actor, (tx) =>
			sql
				.raw<{ opened: boolean }>(
					`select care.look_in_emergency(gen_random_uuid(), '${of}', 'X', 'danger-now', 's1.x', ${at}, current_date + 7) as opened`,
				)
				.execute(tx),
		).then(({ rows }) => rows[0]?.opened);

	test('opens a file of the own organisation, to read and not to write', async () => {
		expect(await look(femke, inWest)).toBe(true);
		const client = tables.find(({ name }) => name === 'care.client') as Table;
		expect(await seen(femke, client, `id = '${inWest}'`)).toBe(1);
		const written = await onCare(femke, (tx) =>
			sql`update care.client set reach_sealed = '' where id = ${inWest}`.execute(tx),
		);
		expect(Number(written.numAffectedRows ?? 0)).toBe(0);
		await asOwner(`update care.emergency_look set until_at = now() - interval '1 second' where worker_id = $1`, [
			personId('femke'),
		]);
		expect(await seen(femke, client, `id = '${inWest}'`)).toBe(0);
	});
	test('opens no file of another organisation or municipality, and for no other role', async () => {
		for (const actor of [
			persona('marloes'),
			persona('dewi'),
			persona('bram'),
			persona('tariq'),
			samira,
			anonymous(waterveen),
		])
			expect(await look(actor, inWest)).toBe(false);
		expect(await look(femke, elsewhere)).toBe(false);
		expect(await look({ ...femke, organisationId: organisationId('welfare') }, inWest)).toBe(false);
	});
	test('begins now: none is kept for later', async () => {
		await expect(look(femke, inWest, `now() + interval '1 month'`)).rejects.toThrow(/begins now/);
		await expect(look(femke, inWest, `now() - interval '1 month'`)).rejects.toThrow(/begins now/);
	});
	test('is weighed by another than who looked, and once', async () => {
		const anouk = persona('anouk');
		expect(await look(anouk, inWest)).toBe(true);
		const weigh = (actor: Actor, by: string, whose: string) =>
			onCare(actor, (tx) =>
				sql`update care.emergency_look set reviewed_on = current_date, reviewed_by = ${by}, verdict = 'right' where client_id = ${inWest} and worker_id = ${whose}`.execute(
					tx,
				),
			).then(
				({ numAffectedRows }) => Number(numAffectedRows ?? 0),
				() => 0,
			);
		expect(await weigh(anouk, personId('anouk'), personId('anouk'))).toBe(0);
		expect(await weigh(persona('ingrid'), personId('ingrid'), personId('femke'))).toBe(0);
		expect(await weigh(anouk, personId('bram'), personId('femke'))).toBe(0);
		expect(await weigh(anouk, personId('anouk'), personId('femke'))).toBe(1);
		expect(await weigh(anouk, personId('anouk'), personId('femke'))).toBe(0);
		await asOwner('delete from care.emergency_look');
	});
});

describe('somebody who can slip SQL into a query on the care login', () => {
	test('becomes no second person', async () => {
		await expect(onCare(anonymous(waterveen), (tx) => become(tx, yusuf))).rejects.toThrow(/already known/);
	});
	test('finds nobody by one fact, and nobody of another organisation', async () => {
		const find = (actor: Actor, name: string | null, born: string | null) =>
			onCare(actor, (tx) => sql`select * from care.find_client(${name}, ${born}, null)`.execute(tx));
		await expect(find(yusuf, 'm'.repeat(43), null)).rejects.toThrow(/two facts/);
		await expect(find(persona('marloes'), 'm'.repeat(43), '1980-01-01')).rejects.toThrow(/two facts/);
		expect((await find(femke, 'm'.repeat(43), '1980-01-01')).rows).toHaveLength(2);
		expect(
			(await find({ ...femke, organisationId: organisationId('welfare') }, 'm'.repeat(43), '1980-01-01')).rows,
		).toEqual([]);
	});
	test('gives nobody a relation: not to themselves, not to a stranger', async () => {
		const relate = (actor: Actor, worker: string) =>
			onCare(actor, (tx) =>
				sql`select care.relate(gen_random_uuid(), ${inWest}, ${worker}, 'second', current_date + 30, false)`.execute(
					tx,
				),
			);
		for (const [who, actor] of outsiders.filter(([who]) => who !== 'ingrid'))
			await expect(relate(actor, personId('femke')), who).rejects.toThrow(
				/only the named worker|only a colleague|permission denied/,
			);
		await expect(relate(persona('ingrid'), personId('ingrid'))).rejects.toThrow(/only the named worker/);
		await expect(relate(yusuf, personId('femke'))).rejects.toThrow(/colleague of the team/);
	});
	test('claims nothing with one factor, and nothing twice', async () => {
		await asOwner(`update care.client set account_id = null, claim_hash = 'h' where id = $1`, [inWest]);
		const claim = (actor: Actor) =>
			onCare(actor, (tx) => sql<{ claimed: string | null }>`select care.claim('h') as claimed`.execute(tx)).then(
				({ rows }) => rows[0]?.claimed,
			);
		expect(await claim(persona('samira'))).toBe(null);
		expect(await claim(yusuf)).toBe(null);
		expect(await claim({ ...samira, municipalityId: elders })).toBe(null);
		expect(await claim(samira)).toBe(inWest);
		expect(await claim(atLevel2(persona('fatou')))).toBe(null);
	});
	test('changes nothing of the trail, and who changes it behind the wall is found out', async () => {
		const outside: string[] = [];
		await onCare(yusuf, (tx) =>
			record(tx, yusuf, {
				zone: 'care',
				permission: 'clients.read',
				purpose: 'household-support',
				outcome: 'seen',
				subjectPersonIds: [inWest],
			}),
		);
		await sealBatches((line) => outside.push(line));
		for (const actor of [yusuf, samira, persona('anouk'), persona('tariq')])
			for (const statement of [
				`delete from audit.entry`,
				`update audit.entry set purpose = 'x'`,
				`update audit.entry set batch = null`,
				`delete from audit.seal`,
			])
				await expect(onCare(actor, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/);
		expect((await verifySeals(outside)).broken).toEqual([]);
		await asOwner(`update audit.entry set subject_pseudonym = gen_random_uuid() where zone = 'care'`);
		expect((await verifySeals(outside)).broken).toMatchObject([{ zone: 'care', why: 'changed' }]);
	});
});
