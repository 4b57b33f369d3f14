/**
 * `npm test`: everything. Rules and stores on a real database first, then the journeys in a real
 * browser against the built site with the demo in it. Ends with one line that counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'bw-run-'));
const only = process.argv[2];
let passed = 0;
let failed = 0;

if (only !== 'journeys') countRules();
if (only !== 'rules') countJourneys();
rmSync(work, { recursive: true, force: true });
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function countRules(): void {
	const report = join(work, 'rules.json');
	const { status } = spawnSync('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
		cwd: root,
		stdio: 'inherit',
		shell: false,
	});
	const result = existsSync(report)
		? JSON.parse(readFileSync(report, 'utf8'))
		: { numPassedTests: 0, numFailedTests: 1 };
	passed += result.numPassedTests;
	failed += result.numFailedTests;
	// A file that does not load has no tests to fail; an error beside the tests counts as one.
	if (status !== 0 && result.numFailedTests === 0) failed++;
}

function countJourneys(): void {
	installBrowser();
	const report = join(work, 'journeys.json');
	const { status } = spawnSync('playwright', ['test'], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
	});
	const { stats } = existsSync(report)
		? JSON.parse(readFileSync(report, 'utf8'))
		: { stats: { expected: 0, flaky: 0, unexpected: 1 } };
	passed += stats.expected + stats.flaky;
	failed += stats.unexpected;
	if (status !== 0 && stats.unexpected === 0) failed++;
}

/** Debian's Chromium, when there is no browser yet. */
function installBrowser(): void {
	if (existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) return;
	console.log('Chromium is not there yet: installing it with apt …');
	const asRoot = process.getuid?.() === 0 ? '' : 'sudo ';
	const { status } = spawnSync(
		`${asRoot}apt-get update -qq && ${asRoot}apt-get install -y -qq --no-install-recommends chromium`,
		{ shell: true, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
	);
	if (status !== 0) {
		console.error('Chromium could not be installed. Install it yourself, or name one in CHROMIUM_PATH.');
		console.log('tests: 0 passed, 1 failed');
		process.exit(1);
	}
}
