import { describe, expect, test } from 'vitest';
import { retentionTable } from '#platform/policy/index.server';
import { useDatabase } from '#testing/database';

const { asOwner } = useDatabase();

/** Tables outside the rules of every tenant table, each with its reason. */
const exceptions: Record<string, string> = {
	'open.installation': 'one row for the whole installation, no personal data',
	'open.municipality': 'is the municipality',
};

const ours = `n.nspname in ('open', 'community', 'care', 'ballot', 'audit', 'identity') and c.relkind in ('r', 'p')`;

describe('every table', () => {
	test('has row security that is forced, and a policy', async () => {
		const { rows } = await asOwner(`
			select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where ${ours} and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
		expect(rows).toEqual([]);
	});

	test('of a municipality is keyed by it', async () => {
		const { rows } = await asOwner(`
			select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where ${ours} and n.nspname <> 'identity' and not exists (
				select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
				where i.indrelid = c.oid and i.indisprimary and a.attname = 'municipality_id')`);
		expect(rows.map(({ name }) => name).filter((name) => !exceptions[name])).toEqual([]);
	});

	test('points to others of the same municipality only', async () => {
		const { rows } = await asOwner(`
			select n.nspname || '.' || c.relname as name, f.conname from pg_constraint f
			join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
			where ${ours} and n.nspname <> 'identity' and f.contype = 'f'
				and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any(f.conkey) and a.attname = 'municipality_id')`);
		expect(rows).toEqual([]);
	});

	test('is named in the retention table, so that nothing is kept for ever by accident', async () => {
		const { rows } = await asOwner(
			`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`,
		);
		const named = new Set(Object.values(retentionTable.classes).flatMap(({ tables }) => tables));
		expect(rows.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
	});

	test('named in the retention table exists', async () => {
		const { rows } = await asOwner(
			`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
		);
		const there = new Set(rows.map(({ name }) => name));
		const named = Object.values(retentionTable.classes).flatMap(({ tables }) => tables);
		expect(named.filter((name) => !there.has(name))).toEqual([]);
	});
});

describe('every login', () => {
	test('is no superuser, member of nothing, and cannot pass row security', async () => {
		const { rows } = await asOwner(`
			select r.rolname from pg_roles r where r.rolname like 'zone\\_%'
			and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or exists (select 1 from pg_auth_members m where m.member = r.oid))`);
		expect(rows).toEqual([]);
	});

	test('reaches only the schemas of its zone', async () => {
		const { rows } = await asOwner(`
			select r.rolname as login, n.nspname as schema from pg_roles r cross join pg_namespace n
			where r.rolname like 'zone\\_%' and n.nspname in ('open', 'community', 'care', 'ballot', 'identity', 'jobs')
			and has_schema_privilege(r.rolname, n.nspname, 'usage') order by 1, 2`);
		const reach = Object.groupBy(rows as { login: string; schema: string }[], ({ login }) => login);
		expect(
			Object.fromEntries(Object.entries(reach).map(([login, list]) => [login, list?.map(({ schema }) => schema)])),
		).toEqual({
			zone_open: ['open'],
			zone_ballot: ['ballot'],
			zone_community: ['community', 'open'],
			zone_care: ['care', 'open'],
			zone_identity: ['identity'],
			zone_tasks: ['care', 'community', 'jobs', 'open'],
		});
	});
});
