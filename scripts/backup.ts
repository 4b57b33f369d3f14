/**
 * `npm run backup -- [file.tar]`: one file with the database and its secrets, also while Buurtweefsel
 * runs. The embedded PostgreSQL copies itself the way its own base backup does: mark the start, copy the files
 * as they are, mark the end, and add the log in between, which restoring plays back.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { claimDataFolder, socketFolder } from './start/data-folder.ts';
import { databaseUser, type EmbeddedPostgres, ownerUrlOf, startEmbeddedPostgres } from './start/embedded-postgres.ts';
import { CannotStart, FolderInUse, sentenceFor } from './start/stop.ts';

const here = process.env.INIT_CWD ?? process.cwd();
const dataDir = resolve(here, process.env.DATA_DIR ?? '.data');
const stamp = new Date().toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
const target = resolve(here, process.argv[2] ?? `buurtweefsel-${stamp}.tar`);

try {
	if (process.env.DATABASE_URL)
		throw new CannotStart('Met DATABASE_URL maak je een reservekopie met pg_dump van je eigen server.');
	if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
		throw new CannotStart(`In ${dataDir} staat geen database. Noem de map met DATA_DIR.`);
	if (existsSync(target)) throw new CannotStart(`${target} bestaat al. Kies een andere naam.`);
	const { host, stop } = await runningOrStarted();
	try {
		await copy(host);
	} finally {
		await stop();
	}
	console.log(`Reservekopie staat in ${target}. Bewaar haar veilig: alle gegevens en sleutels zitten erin.`);
} catch (error) {
	rmSync(target, { force: true });
	console.error(sentenceFor(error));
	process.exit(1);
}

/** The database of a running Buurtweefsel, or one started for the length of the copy. */
async function runningOrStarted(): Promise<{ host: string; stop(): Promise<void> }> {
	try {
		const folder = await claimDataFolder(dataDir, databaseUser());
		const postgres: EmbeddedPostgres = await startEmbeddedPostgres(folder);
		return {
			host: postgres.host,
			stop: async () => {
				await postgres.stop();
				folder.release();
			},
		};
	} catch (error) {
		if (!(error instanceof FolderInUse)) throw error;
		return { host: socketFolder(dataDir), stop: async () => {} };
	}
}

async function copy(host: string): Promise<void> {
	const owner = new pg.Client({
		connectionString: ownerUrlOf(host, readFileSync(join(dataDir, 'owner.secret'), 'utf8').trim()),
	});
	await owner.connect();
	const extra = mkdtempSync(join(tmpdir(), 'bw-backup-'));
	const slot = `backup_${process.pid}`;
	const tar = (...args: string[]) =>
		execFileSync('tar', ['--warning=no-file-changed', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
	try {
		// The slot keeps the log of the copying from being thrown away.
		await owner.query('select pg_create_physical_replication_slot($1, true, true)', [slot]);
		await owner.query(`select pg_backup_start('buurtweefsel', true)`);
		tarTolerant([
			'-cf',
			target,
			'--exclude=postgres/pg_wal/*',
			'--exclude=postgres/postmaster.pid',
			'--exclude=postgres/postmaster.opts',
			'--exclude=postgres/pg_replslot/*',
			'--exclude=run',
			'--exclude=*.log',
			'-C',
			dataDir,
			'.',
		]);
		const { rows } = await owner.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
		await owner.query('select pg_switch_wal()');
		writeFileSync(join(extra, 'backup_label'), rows[0]?.labelfile ?? '');
		tar('-rf', target, '--transform=s,^,./postgres/,', '-C', extra, 'backup_label');
		tarTolerant(['-rf', target, '-C', dataDir, './postgres/pg_wal']);
		chmodSync(target, 0o600);
	} finally {
		await owner.query('select pg_drop_replication_slot($1)', [slot]).catch(() => {});
		await owner.end();
		rmSync(extra, { recursive: true, force: true });
	}
}

/** tar says 1 when a file changed while it was read, which is what a running database does. */
function tarTolerant(args: string[]): void {
	try {
		execFileSync('tar', ['--warning=no-file-changed', '--warning=no-file-removed', ...args], {
			stdio: ['ignore', 'ignore', 'pipe'],
		});
	} catch (error) {
		if ((error as { status?: number }).status !== 1) throw error;
	}
}
