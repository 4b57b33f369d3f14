import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { logins, passwordOf } from '../src/platform/db/settings.server.ts';
import { CannotStart, sentenceFor } from './start/stop.ts';

/** `security invoker` and the policies we write need 16; older is refused with a sentence. */
const oldestVersion = 160_000;

/**
 * Brings the database up to date as its owner: logins, then every migration not yet done, each in
 * its own transaction. Only one process at a time; a second one waits and then finds nothing to do.
 */
export async function migrate(ownerUrl: string, appKey: string, folder: string): Promise<string[]> {
	const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
	try {
		await owner.connect();
	} catch (error) {
		throw new CannotStart(
			`De database is niet bereikbaar (${(error as Error).message}). Klopt DATABASE_URL, en draait PostgreSQL?`,
		);
	}
	try {
		const { rows } = await owner.query<{ version: string; shown: string }>(
			`select current_setting('server_version_num') as version, current_setting('server_version') as shown`,
		);
		if (Number(rows[0]?.version) < oldestVersion)
			throw new CannotStart(
				`Deze database is PostgreSQL ${rows[0]?.shown}; Buurtweefsel heeft versie 16 of nieuwer nodig.`,
			);
		await owner.query(`select pg_advisory_lock(hashtext('buurtweefsel.migrate'))`);
		await makeLogins(owner, appKey);
		const done = await runMigrations(owner, folder);
		await installJobs(owner);
		await closeSetConfig(owner);
		return done;
	} finally {
		await owner.end();
	}
}

async function makeLogins(owner: pg.Client, appKey: string): Promise<void> {
	for (const login of logins) {
		const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [login]);
		const password = passwordOf(login, appKey);
		await owner.query(
			`${rowCount ? 'alter' : 'create'} role ${login} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password '${password}'`,
		);
	}
	await owner.query(
		`do $$ begin execute format('grant connect on database %I to ${logins.join(', ')}', current_database()); end $$`,
	);
}

async function runMigrations(owner: pg.Client, folder: string): Promise<string[]> {
	await owner.query(
		'create schema if not exists migrations; create table if not exists migrations.done (name text primary key, checksum text not null, done_at timestamptz not null default now())',
	);
	const { rows } = await owner.query<{ name: string; checksum: string }>('select name, checksum from migrations.done');
	const known = new Map(rows.map((row) => [row.name, row.checksum]));
	const done: string[] = [];
	for (const name of readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.sort()) {
		const text = readFileSync(join(folder, name), 'utf8');
		const checksum = createHash('sha256').update(text).digest('hex');
		if (known.has(name)) {
			if (known.get(name) !== checksum)
				throw new CannotStart(
					`De migratie ${name} is veranderd nadat ze is uitgevoerd. Zet het bestand terug en maak een nieuwe migratie.`,
				);
			continue;
		}
		await owner.query('begin');
		try {
			await owner.query(text);
			await owner.query('insert into migrations.done (name, checksum) values ($1, $2)', [name, checksum]);
			await owner.query('commit');
		} catch (error) {
			await owner.query('rollback');
			throw new CannotStart(`De migratie ${name} is mislukt en teruggedraaid: ${(error as Error).message}`);
		}
		done.push(name);
	}
	return done;
}

/** pg-boss's own tables, made here because the worker's login may not make any. */
async function installJobs(owner: pg.Client): Promise<void> {
	const { rows } = await owner.query(`select to_regclass('jobs.version') as there`);
	if (!rows[0].there) {
		// The construction plan makes its own transaction and expects the schema to be free or absent.
		await owner.query(getConstructionPlans('jobs', { createSchema: false }));
	}
	await owner.query(`grant usage on schema jobs to zone_tasks;
		grant select, insert, update, delete on all tables in schema jobs to zone_tasks;
		grant usage on all sequences in schema jobs to zone_tasks;
		grant execute on all functions in schema jobs to zone_tasks`);
}

/**
 * Without this, injected SQL inside one statement could change what policies read. Only who owns the
 * function may take it away; for others PostgreSQL says nothing, so we look whether it helped.
 */
async function closeSetConfig(owner: pg.Client): Promise<void> {
	const fn = 'pg_catalog.set_config(text, text, boolean)';
	await owner.query(`revoke execute on function ${fn} from public`);
	const { rows } = await owner.query<{ open: boolean }>(
		`select has_function_privilege('zone_open', '${fn}', 'execute') as open`,
	);
	if (rows[0]?.open) {
		console.warn(
			`Let op: de eigenaar van deze database mag set_config niet afsluiten. Laat de beheerder dit doen: revoke execute on function ${fn} from public;`,
		);
	}
}

if (import.meta.main) {
	try {
		const done = await migrate(
			process.env.OWNER_URL ?? '',
			process.env.APP_KEY ?? '',
			join(import.meta.dirname, '..', 'migrations'),
		);
		if (done.length) console.log(`${done.length} migraties uitgevoerd.`);
	} catch (error) {
		console.error(sentenceFor(error));
		process.exit(1);
	}
}
