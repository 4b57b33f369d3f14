import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseIntoClientConfig } from 'pg-connection-string';
import { buildWhenNeeded } from './start/build.ts';
import { claimDataFolder, secretIn } from './start/data-folder.ts';
import { databaseName, databaseUser, type EmbeddedPostgres, startEmbeddedPostgres } from './start/embedded-postgres.ts';
import { type Environment, productionRefusal, productionWarning, readEnvironment } from './start/environment.ts';
import { chooseMode, type Mode, modeInDatabase, writeMode } from './start/mode.ts';
import { type Running, run, runToEnd } from './start/processes.ts';
import { CannotStart, sentenceFor } from './start/stop.ts';

const root = join(import.meta.dirname, '..');
/** How to end what was started. */
const stops: { folder?: () => void; postgres?: () => Promise<void>; processes: (() => Promise<void>)[] } = {
	processes: [],
};
let stopping = false;

async function start(): Promise<void> {
	const environment = readEnvironment(process.env, process.env.INIT_CWD ?? root);
	await refuseTakenPort(environment);
	buildWhenNeeded(root);

	const folder = await claimDataFolder(environment.dataDir, environment.databaseUrl ? undefined : databaseUser());
	stops.folder = folder.release;
	let postgres: EmbeddedPostgres | undefined;
	if (!environment.databaseUrl) {
		postgres = await startEmbeddedPostgres(folder);
		stops.postgres = postgres.stop;
		void postgres.gone.then(() =>
			end('De database is onverwacht gestopt. Kijk in postgres.log in de datamap en start opnieuw.'),
		);
	}
	const ownerUrl = environment.databaseUrl ?? (postgres as EmbeddedPostgres).ownerUrl;
	const mode = chooseMode(await modeInDatabase(ownerUrl), environment);
	const appKey =
		mode === 'production' ? process.env.APP_KEY : (process.env.APP_KEY ?? secretIn(folder.path, 'app.secret'));
	const refusal = mode === 'production' ? productionRefusal(environment, appKey) : demoRefusal(environment);
	if (refusal) throw new CannotStart(refusal);

	const env = { ...inherited(), ...settings(environment, mode, folder.path, postgres, ownerUrl), APP_KEY: appKey };
	const web = await startWeb(env);
	await runToEnd('migrate', join(root, 'scripts', 'migrate.ts'), { ...env, OWNER_URL: ownerUrl });
	await writeMode(ownerUrl, mode);
	if (mode === 'demo') await runToEnd('demo', join(root, 'scripts', 'load-demo.ts'), { ...env, OWNER_URL: ownerUrl });
	keepRunning('worker', () => run('worker', join(root, 'src', 'worker.ts'), env));
	web.tell({ type: 'ready' });
	await web.served;
	announce(web.address(), environment, mode);
}

/** What our processes get to know: never the owner's credentials. */
function settings(
	environment: Environment,
	mode: Mode,
	dataDir: string,
	postgres: EmbeddedPostgres | undefined,
	ownerUrl: string,
): NodeJS.ProcessEnv {
	return {
		NODE_ENV: 'production',
		MODE: mode,
		DEMO_PUBLIC: environment.demoPublic ? 'yes' : 'no',
		HOST: environment.host || '127.0.0.1',
		PORT: String(environment.port),
		DATA_DIR: dataDir,
		...(environment.origin && { ORIGIN: environment.origin }),
		...(environment.smtpUrl && { SMTP_URL: environment.smtpUrl }),
		...(postgres
			? { DB_HOST: postgres.host, DB_PORT: String(postgres.port), DB_NAME: databaseName }
			: databaseOf(ownerUrl)),
	};
}

/** Where a DATABASE_URL points to, in the words libpq uses. */
function databaseOf(ownerUrl: string): NodeJS.ProcessEnv {
	const { host, port, database, ssl } = parseIntoClientConfig(ownerUrl);
	return {
		DB_HOST: host ?? 'localhost',
		DB_PORT: String(port || 5432),
		DB_NAME: database ?? '',
		DB_SSL: ssl ? 'yes' : 'no',
	};
}

const inherited = (): NodeJS.ProcessEnv =>
	Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !['DATABASE_URL', 'OWNER_URL', 'ORIGIN', 'SMTP_URL'].includes(name)),
	);

function demoRefusal({ host, demoPublic }: Environment): string | undefined {
	if (!host || demoPublic || ['127.0.0.1', 'localhost', '::1'].includes(host)) return undefined;
	return 'De demo is alleen op deze computer te zien. Wil je haar echt voor iedereen openzetten, start dan met DEMO_PUBLIC=yes.';
}

async function refuseTakenPort({ host, port }: Environment): Promise<void> {
	if (port === 0) return;
	await new Promise<void>((free, taken) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => taken(portSentence(error, host, port)));
		probe.listen(port, host || '127.0.0.1', () => probe.close(() => free()));
	});
}

const portSentence = (
	{ code, message }: { code?: string; message?: string },
	host: string,
	port: number,
): CannotStart =>
	new CannotStart(
		code === 'EADDRINUSE'
			? `Poort ${port} is al bezet. Stop wat daar draait, of kies een andere poort, bijvoorbeeld PORT=${port + 1}.`
			: code === 'EACCES'
				? `Poort ${port} mag deze gebruiker niet openen. Kies een poort boven 1024, bijvoorbeeld PORT=3000.`
				: `Op ${host || '127.0.0.1'}:${port} kan niet worden geluisterd: ${message}`,
	);

async function startWeb(env: NodeJS.ProcessEnv) {
	let where = { host: '', port: 0 };
	let onListening: () => void;
	let onServed: () => void;
	let ready = false;
	const listening = new Promise<void>((done, failed) => {
		onListening = done;
		setTimeout(() => failed(new CannotStart('De webserver begon niet op tijd.')), 20_000).unref();
	});
	const served = new Promise<void>((done) => (onServed = done));
	const web = keepRunning('web', () => {
		const running = run('web', join(root, 'src', 'web.ts'), env, (message) => {
			if (message.type === 'listening') {
				where = message as unknown as typeof where;
				if (ready) running.tell({ type: 'ready' });
				onListening();
			}
			if (message.type === 'serving') onServed();
			if (message.type === 'cannot-listen')
				void end(portSentence(message as { code?: string }, String(env.HOST), Number(env.PORT)).message);
		});
		return running;
	});
	await listening;
	return {
		served,
		address: () => where,
		tell: (message: { type: string }) => {
			ready ||= message.type === 'ready';
			web().tell(message);
		},
	};
}

/** Starts a process again when it falls over, at most five times a minute. */
function keepRunning(name: string, begin: () => Running): () => Running {
	let current: Running;
	const falls: number[] = [];
	const again = () => {
		current = begin();
		void current.gone.then(() => {
			if (stopping) return;
			falls.push(Date.now());
			if (falls.filter((at) => at > Date.now() - 60_000).length > 5)
				return end(`Het onderdeel "${name}" blijft omvallen. Kijk hierboven waarom, en start opnieuw.`);
			setTimeout(() => !stopping && again(), 200);
		});
	};
	again();
	stops.processes.push(() => current.stop());
	return () => current;
}

function announce({ host, port }: { host: string; port: number }, environment: Environment, mode: Mode): void {
	const address =
		environment.origin ?? `http://${['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
	console.log(`Buurtweefsel staat klaar op ${address}`);
	const warning = mode === 'production' ? productionWarning(environment) : undefined;
	if (warning) console.warn(warning);
	if (mode !== 'demo') return;
	const everywhere = [
		'inwoner',
		'vrijwilliger',
		'sociaal makelaar',
		'buurtteamwerker',
		'contactpersoon gemeente',
		'beleidsmedewerker',
	];
	const looks = environment.demoPublic ? everywhere : [...everywhere, 'teamleider', 'privacyfunctionaris', 'beheerder'];
	console.log(`\nDit is een voorbeeld met verzonnen mensen. Kijk binnen met één klik op ${address}/kijk-binnen, als:`);
	console.log(`  ${looks.join(' · ')}`);
	console.log(`Mail van het voorbeeld komt op ${address}/postvak. Stoppen: Ctrl-C.`);
}

async function end(sentence?: string): Promise<void> {
	if (stopping) return;
	stopping = true;
	setTimeout(() => process.exit(sentence === undefined ? 0 : 1), 2700).unref();
	if (sentence) console.error(sentence);
	// The web server and the worker first, so that nothing is still writing when the database stops.
	await Promise.allSettled(stops.processes.map((stop) => stop()));
	await stops.postgres?.().catch(() => {});
	stops.folder?.();
	process.exit(sentence === undefined ? 0 : 1);
}

process.on('SIGTERM', () => end());
process.on('SIGINT', () => end());
process.on('SIGHUP', () => end());
endWithOurParent();

/** `npm start` passes signals on, but not its own death by kill -9. */
function endWithOurParent(): void {
	if (process.env.npm_lifecycle_event !== 'start') return;
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && end(), 500).unref();
}

try {
	await start();
} catch (error) {
	await end(sentenceFor(error));
}
