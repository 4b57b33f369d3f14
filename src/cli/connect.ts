import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseIntoClientConfig } from 'pg-connection-string';
import { closeZones, openZones } from '#platform/db/index.server';
import { migrate } from '../../scripts/migrate.ts';
import { claimDataFolder, secretIn, socketFolder } from '../../scripts/start/data-folder.ts';
import {
	databaseName,
	databaseUser,
	type EmbeddedPostgres,
	ownerUrlOf,
	startEmbeddedPostgres,
} from '../../scripts/start/embedded-postgres.ts';
import { CannotStart, FolderInUse } from '../../scripts/start/stop.ts';
import { UserMistake } from './command.ts';

/** The way in as owner, for the few commands that set up an installation. */
export type Connection = { ownerUrl: string };

const migrations = join(import.meta.dirname, '..', '..', 'migrations');

/**
 * Runs `work` with the zones open on the database of this installation: that of a running Buurtweefsel, of DATABASE_URL,
 * or one started and brought up to date for as long as the work takes. DATA_DIR and DATABASE_URL mean what they mean to
 * `npm start`. @throws UserMistake with a sentence when there is no way in.
 */
export async function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
	const { ownerUrl, close } = await connect(process.env);
	const stop = () => void close().finally(() => process.exit(130));
	process.once('SIGINT', stop).once('SIGTERM', stop);
	try {
		return await work({ ownerUrl });
	} finally {
		process.off('SIGINT', stop).off('SIGTERM', stop);
		await close();
	}
}

type Open = Connection & { close(): Promise<void> };

async function connect(env: NodeJS.ProcessEnv): Promise<Open> {
	try {
		return env.DATABASE_URL
			? await toOwnServer(env.DATABASE_URL, env.APP_KEY)
			: await toDataFolder(resolve(env.INIT_CWD ?? process.cwd(), env.DATA_DIR || '.data'), env.APP_KEY);
	} catch (error) {
		if (error instanceof CannotStart) throw new UserMistake(error.message);
		throw error;
	}
}

async function toOwnServer(ownerUrl: string, key: string | undefined): Promise<Open> {
	if (!key) throw new UserMistake('Zet ook APP_KEY: hetzelfde geheim waarmee Buurtweefsel start.');
	await migrate(ownerUrl, key, migrations);
	const { host, port, database, ssl } = parseIntoClientConfig(ownerUrl);
	openZones({
		host: host ?? 'localhost',
		port: Number(port || 5432),
		database: database ?? '',
		ssl: Boolean(ssl),
		key,
	});
	return { ownerUrl, close: closeZones };
}

async function toDataFolder(path: string, appKey: string | undefined): Promise<Open> {
	const running = await startedByUs(path, appKey);
	if (running) return running;
	const secret = (name: string): string => {
		const file = join(path, name);
		if (!existsSync(file))
			throw new UserMistake(`Buurtweefsel start nog in ${path}. Probeer het over een minuut opnieuw.`);
		return readFileSync(file, 'utf8').trim();
	};
	const sockets = socketFolder(path);
	const ownerUrl = ownerUrlOf(sockets, secret('owner.secret'));
	openZones({ host: sockets, port: 5432, database: databaseName, ssl: false, key: appKey ?? secret('app.secret') });
	return { ownerUrl, close: closeZones };
}

/** Our own PostgreSQL on the data folder, or nothing when a running Buurtweefsel holds it. */
async function startedByUs(path: string, appKey: string | undefined): Promise<Open | undefined> {
	let folder: Awaited<ReturnType<typeof claimDataFolder>>;
	try {
		folder = await claimDataFolder(path, databaseUser());
	} catch (error) {
		if (error instanceof FolderInUse) return undefined;
		throw error;
	}
	let postgres: EmbeddedPostgres | undefined;
	const close = async () => {
		await closeZones();
		await postgres?.stop();
		folder.release();
	};
	try {
		postgres = await startEmbeddedPostgres(folder);
		const key = appKey ?? secretIn(path, 'app.secret');
		await migrate(postgres.ownerUrl, key, migrations);
		openZones({ host: postgres.host, port: postgres.port, database: databaseName, ssl: false, key });
		return { ownerUrl: postgres.ownerUrl, close };
	} catch (error) {
		await close();
		throw error;
	}
}
