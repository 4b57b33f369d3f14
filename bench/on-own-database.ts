import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { closeZones, openZones } from '#platform/db/index.server';
import { migrate } from '../scripts/migrate.ts';
import { claimDataFolder } from '../scripts/start/data-folder.ts';
import { databaseUser, startEmbeddedPostgres } from '../scripts/start/embedded-postgres.ts';

const key = 'a-key-for-this-bench-only-that-is-long-enough';

/** Runs a bench on a database of its own: furnished as owner, then measured on the logins of the zones. Gone afterwards. */
export async function onOwnDatabase(
	furnish: (owner: pg.Client) => Promise<void>,
	measure: () => Promise<void>,
): Promise<void> {
	const path = mkdtempSync(join(tmpdir(), 'bw-bench-'));
	const folder = await claimDataFolder(path, databaseUser());
	const postgres = await startEmbeddedPostgres(folder);
	await migrate(postgres.ownerUrl, key, join(import.meta.dirname, '..', 'migrations'));
	const owner = new pg.Client({ connectionString: postgres.ownerUrl });
	await owner.connect();
	await furnish(owner);
	await owner.end();
	openZones({ host: postgres.host, port: postgres.port, database: 'buurtweefsel', ssl: false, key });
	await measure();
	await closeZones();
	await postgres.stop();
	folder.release();
	rmSync(path, { recursive: true, force: true });
}

/** How long some work takes, so many times after warming up, in milliseconds, the shortest first. */
export async function timed(work: () => Promise<unknown>, rounds: number): Promise<number[]> {
	for (let warm = 0; warm < 5; warm++) await work();
	const took: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		await work();
		took.push(performance.now() - start);
	}
	return took.sort((a, b) => a - b);
}
export const at = (took: readonly number[], part: number): number => took[Math.floor(part * (took.length - 1))] ?? 0;
export const figures = (took: readonly number[]): string =>
	`median ${at(took, 0.5).toFixed(1).padStart(6)}   95 % within ${at(took, 0.95).toFixed(1).padStart(6)}`;
