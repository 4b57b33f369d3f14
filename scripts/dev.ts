/**
 * `npm run dev`: the database and the demo as `npm start` makes them, with the site served by Vite,
 * so that a change is seen at once.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { claimDataFolder, secretIn } from './start/data-folder.ts';
import { databaseName, databaseUser, startEmbeddedPostgres } from './start/embedded-postgres.ts';
import { writeMode } from './start/mode.ts';
import { runToEnd } from './start/processes.ts';
import { sentenceFor } from './start/stop.ts';
import { distrustTexts } from './text.ts';

const root = join(import.meta.dirname, '..');

try {
	distrustTexts();
	const folder = await claimDataFolder(resolve(root, process.env.DATA_DIR ?? '.data'), databaseUser());
	const postgres = await startEmbeddedPostgres(folder);
	const env = {
		...process.env,
		MODE: 'demo',
		DATA_DIR: folder.path,
		DB_HOST: postgres.host,
		DB_PORT: String(postgres.port),
		DB_NAME: databaseName,
		DB_SSL: 'no',
		APP_KEY: secretIn(folder.path, 'app.secret'),
	};
	await runToEnd('migrate', join(root, 'scripts', 'migrate.ts'), { ...env, OWNER_URL: postgres.ownerUrl });
	await writeMode(postgres.ownerUrl, 'demo');
	await runToEnd('demo', join(root, 'scripts', 'load-demo.ts'), { ...env, OWNER_URL: postgres.ownerUrl });
	const worker = spawn(process.execPath, [join(root, 'src', 'worker.ts')], {
		env,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const site = spawn(
		process.execPath,
		[join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev', '--port', process.env.PORT ?? '3000'],
		{ cwd: root, env, stdio: 'inherit' },
	);
	const end = async () => {
		site.kill();
		worker.kill();
		await postgres.stop();
		folder.release();
		process.exit(0);
	};
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	site.once('exit', end);
} catch (error) {
	console.error(sentenceFor(error));
	process.exit(1);
}
