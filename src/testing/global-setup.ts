import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../scripts/migrate.ts';
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { databaseUser, startEmbeddedPostgres } from '../../scripts/start/embedded-postgres.ts';

const testKey = 'a-key-for-tests-only-that-is-long-enough';

/** One PostgreSQL and one migrated template per run; every test file copies the template. */
export default async function setup(project: TestProject) {
	const path = mkdtempSync(join(tmpdir(), 'bw-test-'));
	const folder = await claimDataFolder(path, databaseUser());
	const postgres = await startEmbeddedPostgres(folder);
	await migrate(postgres.ownerUrl, testKey, join(import.meta.dirname, '..', '..', 'migrations'));
	const owner = new pg.Client({ connectionString: postgres.ownerUrl });
	await owner.connect();
	await owner.query(`insert into open.installation (mode) values ('demo')`);
	// Thrown away after the run: nothing here has to survive a power cut.
	for (const guard of ['fsync', 'synchronous_commit', 'full_page_writes'])
		await owner.query(`alter system set ${guard} = off`);
	await owner.query('select pg_reload_conf()');
	await owner.end();
	project.provide('database', { host: postgres.host, port: postgres.port, ownerUrl: postgres.ownerUrl, key: testKey });
	return async () => {
		await postgres.stop();
		folder.release();
		rmSync(path, { recursive: true, force: true });
	};
}

declare module 'vitest' {
	export interface ProvidedContext {
		database: { host: string; port: number; ownerUrl: string; key: string };
	}
}
