import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { socketFolder } from '../scripts/start/data-folder.ts';
import { ownerUrlOf } from '../scripts/start/embedded-postgres.ts';

export type Site = { url: string; owner: pg.Client; stop(): Promise<void> };

/** The site as `npm start` gives it, on a data folder of its own. */
export async function startSite(): Promise<Site> {
	const port = await freePort();
	const dataDir = mkdtempSync(join(tmpdir(), 'bw-bench-'));
	const root = join(import.meta.dirname, '..');
	const site: ChildProcess = spawn(process.execPath, [join(root, 'scripts', 'start.ts')], {
		cwd: root,
		env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, INIT_CWD: root },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const url = `http://127.0.0.1:${port}`;
	for (let tries = 0; (await fetch(`${url}/healthz`).catch(() => undefined))?.status !== 200; tries++) {
		if (tries > 600 || site.exitCode !== null) throw new Error('the site did not start');
		await wait(500);
	}
	const owner = new pg.Client({
		connectionString: ownerUrlOf(socketFolder(dataDir), readFileSync(join(dataDir, 'owner.secret'), 'utf8').trim()),
	});
	await owner.connect();
	return {
		url,
		owner,
		stop: async () => {
			await owner.end();
			const gone = new Promise((done) => site.once('exit', done));
			site.kill('SIGTERM');
			await gone;
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

function freePort(): Promise<number> {
	return new Promise((found) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => found(port));
		});
	});
}

/** The cookie of someone who looks in with one click. */
export async function lookInAs(url: string, who: string): Promise<string> {
	const answer = await fetch(`${url}/kijk-binnen`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ als: who }),
	});
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	if (!cookies.length) throw new Error(`nobody to look in as "${who}": ${answer.status}`);
	return cookies.join('; ');
}
