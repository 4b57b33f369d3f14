import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';

/** The promises of `npm start` itself, one after the other; no browser. What the first made is furnished for those after it. */
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const root = join(import.meta.dirname, '..', '..');
const started: ChildProcess[] = [];
const folders: string[] = [];
const newFolder = () => {
	const folder = mkdtempSync(join(tmpdir(), 'bw-start-'));
	folders.push(folder);
	return folder;
};

/** Closed to all but us, as the system makes it: run as root, it is given to the database. */
const folder = newFolder();

test.afterAll(async () => {
	for (const child of started) if (child.exitCode === null && child.signalCode === null) kill(child, 'SIGKILL');
	await wait(500);
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Started = { child: ChildProcess; output: () => string; gone: Promise<number | null> };

function start(env: Record<string, string>): Started {
	const child = spawn('npm', ['start'], {
		cwd: root,
		env: { ...process.env, INIT_CWD: root, ...env },
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	started.push(child);
	let text = '';
	child.stdout?.on('data', (part) => (text += part));
	child.stderr?.on('data', (part) => (text += part));
	return { child, output: () => text, gone: new Promise((done) => child.once('exit', (code) => done(code))) };
}

/** Signals the whole group, as a terminal or a supervisor does. */
const kill = (child: ChildProcess, signal: NodeJS.Signals) => process.kill(-(child.pid as number), signal);

async function freePort(): Promise<number> {
	return new Promise((done) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => done(port));
		});
	});
}

async function untilHealthy(port: number, { output, child }: Started): Promise<number[]> {
	const seen: number[] = [];
	for (let tries = 0; tries < 2000; tries++) {
		const status = (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.status;
		if (status) seen.push(status);
		if (status === 200) return seen;
		if (child.exitCode !== null) break;
		await wait(60);
	}
	throw new Error(`it did not start:\n${output()}`);
}

const processesOf = (folder: string): string[] =>
	spawnSync('pgrep', ['-af', folder], { encoding: 'utf8' })
		.stdout.split('\n')
		.filter((line) => line.includes('postgres'));

test('says when it is ready, answers 503 until then, and ends everything within three seconds', async () => {
	const port = await freePort();
	const site = start({ PORT: String(port), DATA_DIR: folder });
	const seen = await untilHealthy(port, site);
	expect(seen).toContain(503);
	expect((await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' })).status).toBe(200);
	await expect.poll(site.output).toContain(`Buurtweefsel staat klaar op http://localhost:${port}`);
	expect(statSync(join(folder, 'owner.secret')).mode & 0o777).toBe(0o600);
	expect(existsSync(join(folder, 'run', '.s.PGSQL.5432'))).toBe(true);
	expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8').trim()).toBe('18');

	const begin = Date.now();
	kill(site.child, 'SIGTERM');
	await site.gone;
	expect(Date.now() - begin).toBeLessThan(3000);
	// What the database still has to write is written, however slow the disk of a machine that others share.
	await expect.poll(() => processesOf(folder), { timeout: 5000 }).toEqual([]);
});

test('loses nothing that was acknowledged when its whole group is killed, and starts again', async () => {
	const port = await freePort();
	const first = start({ PORT: String(port), DATA_DIR: folder });
	await untilHealthy(port, first);
	const id = crypto.randomUUID();
	const answer = await fetch(`http://127.0.0.1:${port}/klopt-iets-niet`, {
		method: 'POST',
		headers: {
			origin: `http://127.0.0.1:${port}`,
			'content-type': 'application/x-www-form-urlencoded',
			'x-sveltekit-action': 'true',
			accept: 'application/json',
		},
		body: new URLSearchParams({ pagina: '/', opmerking: `proef ${id}` }),
	});
	expect(answer.status).toBe(200);
	kill(first.child, 'SIGKILL');
	await first.gone;

	const second = start({ PORT: String(port), DATA_DIR: folder });
	await untilHealthy(port, second);
	// Nothing changed since, so nothing is built again.
	expect(second.output()).not.toContain('wordt gebouwd');
	const look = await fetch(`http://127.0.0.1:${port}/kijk-binnen`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ als: 'tariq' }),
	});
	const cookie = look.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	const queue = await (await fetch(`http://127.0.0.1:${port}/beheer/teksten`, { headers: { cookie } })).text();
	expect(queue).toContain(`proef ${id}`);

	// The app alone: the group's leader and ours, not the database.
	const keeper = Number(
		spawnSync('pgrep', ['-f', `scripts/start.ts`, '-g', String(second.child.pid)], { encoding: 'utf8' }).stdout.split(
			'\n',
		)[0],
	);
	process.kill(keeper, 'SIGKILL');
	await second.gone;
	const third = start({ PORT: String(port), DATA_DIR: folder });
	await untilHealthy(port, third);
	kill(third.child, 'SIGINT');
	await third.gone;
	await expect.poll(() => processesOf(folder), { timeout: 5000 }).toEqual([]);
});

const asATown = {
	MODE: 'production',
	APP_KEY: 'x'.repeat(40),
	SMTP_URL: 'smtp://127.0.0.1:1',
	ORIGIN: 'https://buurt.example',
};

test('several stand side by side, and one folder belongs to one of them', async () => {
	const port = await freePort();
	const first = start({ PORT: String(port), DATA_DIR: folder });
	await untilHealthy(port, first);

	const sameFolder = start({ PORT: String(await freePort()), DATA_DIR: folder });
	expect(await sameFolder.gone).toBe(1);
	expect(sameFolder.output()).toMatch(/is al in gebruik door een andere Buurtweefsel/);

	const samePort = start({ PORT: String(port), DATA_DIR: newFolder() });
	expect(await samePort.gone).toBe(1);
	expect(samePort.output()).toContain(`Poort ${port} is al bezet.`);

	const otherPort = await freePort();
	// As a town runs it: nothing of the demo is in it.
	const other = start({ PORT: String(otherPort), DATA_DIR: newFolder(), ...asATown });
	await untilHealthy(otherPort, other);
	expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);

	const copy = join(newFolder(), 'copy.tar');
	const backup = spawnSync('npm', ['run', '-s', 'backup', '--', copy], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, INIT_CWD: root, DATA_DIR: folder },
	});
	expect(backup.status, backup.stderr).toBe(0);
	kill(first.child, 'SIGTERM');
	kill(other.child, 'SIGTERM');
	await Promise.all([first.gone, other.gone]);

	// Beside the others: the folder above a data folder must be open to the database's own user.
	const back = `${newFolder()}-back`;
	folders.push(back);
	const restore = spawnSync('npm', ['run', '-s', 'restore', '--', copy], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, INIT_CWD: root, DATA_DIR: back },
	});
	expect(restore.status, restore.stderr).toBe(0);
	const restored = start({ PORT: String(port), DATA_DIR: back });
	await untilHealthy(port, restored);
	kill(restored.child, 'SIGTERM');
	await restored.gone;
});

for (const [what, env, sentence] of [
	['a port that is no port', { PORT: 'abc' }, /PORT moet een getal/],
	[
		'a database that is not there',
		{ DATABASE_URL: 'postgres://owner:x@127.0.0.1:1/nowhere', MODE: 'demo' },
		/De database is niet bereikbaar/,
	],
	['production without a secret', { MODE: 'production' }, /Zet APP_KEY/],
	['production without mail', { MODE: 'production', APP_KEY: 'x'.repeat(40) }, /Zet SMTP_URL/],
	[
		'production without an address',
		{ MODE: 'production', APP_KEY: 'x'.repeat(40), SMTP_URL: 'smtp://127.0.0.1:1' },
		/Zet ORIGIN/,
	],
	[
		'production without a lock',
		{ MODE: 'production', APP_KEY: 'x'.repeat(40), SMTP_URL: 'smtp://127.0.0.1:1', ORIGIN: 'http://buurt.example' },
		/https:\/\//,
	],
	['a demo open to everyone by accident', { HOST: '0.0.0.0' }, /DEMO_PUBLIC=yes/],
] as [string, Record<string, string>, RegExp][]) {
	test(`refuses ${what} with one sentence`, async () => {
		const site = start({ PORT: String(await freePort()), DATA_DIR: newFolder(), ...env });
		expect(await site.gone).toBe(1);
		expect(site.output()).toMatch(sentence);
		expect(site.output()).not.toMatch(/\n\s+at /);
	});
}
