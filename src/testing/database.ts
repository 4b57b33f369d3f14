import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeZones, openZones } from '#platform/db/index.server';

/** Two municipalities stand in every test database, so that each test can look over the wall. */
export const waterveen = '019b0000-0000-7000-8000-0000000000a1';
export const elders = '019b0000-0000-7000-8000-0000000000b2';

/**
 * Gives this test file a database of its own, copied from the migrated template, with the zones open
 * on it. Returns a way to run SQL as the owner's superuser, for setting the scene and looking behind the walls.
 */
export function useDatabase(): { asOwner: (sql: string, values?: unknown[]) => Promise<pg.QueryResult> } {
	const name = `test_${randomBytes(6).toString('hex')}`;
	let owner: pg.Client;

	beforeAll(async () => {
		const { host, port, ownerUrl, key } = inject('database');
		const maintenance = new pg.Client({ connectionString: ownerUrl.replace('/buurtweefsel?', '/postgres?') });
		await maintenance.connect();
		await maintenance.query('select pg_advisory_lock(1)');
		await maintenance.query(`create database ${name} template buurtweefsel`);
		await maintenance.end();
		owner = new pg.Client({
			connectionString: ownerUrl.replace('/buurtweefsel?', `/${name}?`),
			options: '-c TimeZone=Europe/Amsterdam',
		});
		await owner.connect();
		await owner.query(
			`insert into open.municipality (id, code, name, hosts, demo) values ($1, 'GM9901', 'Waterveen', '{waterveen.test}', true), ($2, 'GM9902', 'Elders', '{elders.test}', true)`,
			[waterveen, elders],
		);
		openZones({ host, port, database: name, ssl: false, key });
	});

	afterAll(async () => {
		await closeZones();
		await owner.end();
	});

	return { asOwner: (sql, values = []) => owner.query(sql, values) };
}
