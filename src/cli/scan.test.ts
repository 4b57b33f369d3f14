import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '..', 'cli.ts');
let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bw-scan-'));
	file('poisson.csv', [
		'location,x,y,cases,expected',
		'west,5.05,52.1,4.5,5',
		'"oost, haven",5.15,52.1,9,5',
		'noord,5.1,52.2,3,5',
		'zuid,5.1,52.0,2,5',
	]);
	file('days.csv', [
		'location,x,y,date,cases',
		...['2026-01-01', '2026-01-04', '2026-01-08'].map((day) => `b,0,1000,${day},1`),
		...['2026/1/5', '2026-01-06'].map((day) => `a,0,0,${day},3`),
		'a,0,0,2026-01-10,0',
		'c,0,2000,,0',
		...['02', '03', '07', '09'].map((day) => `d,0,9000,2026-01-${day},1`),
	]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
function run(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'scan', ...words], {
		encoding: 'utf8',
		cwd: tmpdir(),
		env: { ...process.env, INIT_CWD: folder },
	});
	return { status, stdout, stderr };
}

describe('scan', () => {
	test('poisson gives clusters, most likely first, with exactly the promised fields', () => {
		const { status, stdout, stderr } = run('poisson', '--cases', 'poisson.csv', '--json');
		expect([status, stderr]).toEqual([0, '']);
		const [first] = JSON.parse(stdout).clusters;
		expect(Object.keys(first)).toEqual(['locations', 'observed', 'expected', 'llr', 'p']);
		const rest = (18.5 - 9) / (18.5 - 4.625);
		expect(first).toMatchObject({ locations: ['oost, haven'], observed: 9, expected: 4.625 });
		expect(first.llr).toBeCloseTo(9 * Math.log(9 / 4.625) + 9.5 * Math.log(rest), 9);
	});

	test('permutation says from when until when', () => {
		const found = run('permutation', '--cases', 'days.csv', '--max-days', '2', '--json');
		expect(JSON.parse(found.stdout).clusters[0]).toMatchObject({
			locations: ['a'],
			observed: 6,
			from: '2026-01-05',
			to: '2026-01-06',
		});
		const now = run('permutation', '--cases', 'days.csv', '--max-days', '3', '--prospective', '--json');
		for (const { to } of JSON.parse(now.stdout).clusters) expect(to).toBe('2026-01-10');
	});

	test('bernoulli counts cases among all', () => {
		file('people.csv', ['location,x,y,cases,controls', 'a,0,0,8,2', 'b,0,1,1,9', 'c,0,2,1,9']);
		const { stdout } = run('bernoulli', '--cases', 'people.csv', '--json');
		expect(JSON.parse(stdout).clusters[0]).toMatchObject({ locations: ['a'], observed: 8, expected: 10 / 3 });
	});

	test('the same seed gives the same answer, and without --json people can read it', () => {
		const twice = [1, 2].map(
			() => run('poisson', '--cases', 'poisson.csv', '--runs', '99', '--seed', '5', '--json').stdout,
		);
		expect(twice[0]).toBe(twice[1]);
		expect(run('poisson', '--cases', 'poisson.csv').stdout).toContain('kans op toeval');
	});

	test('an empty file holds no cluster', () => {
		file('none.csv', ['location,x,y,cases,expected']);
		expect(run('poisson', '--cases', 'none.csv', '--json')).toEqual({
			status: 0,
			stdout: '{"clusters":[]}\n',
			stderr: '',
		});
	});

	test('every broken line is named, and nothing is calculated', () => {
		file('broken.csv', [
			'location,x,y,cases,expected',
			'a,5,52,1,2',
			'a,5,52,1,2',
			',5,52,1,2',
			'b,five,52,1,2',
			'c,5,52,-1,2',
			'd,5,52,1,0',
			'e,5,52,1',
			'f,5,92,1,2',
		]);
		const { status, stdout, stderr } = run('poisson', '--cases', 'broken.csv', '--coordinates', 'lonlat', '--json');
		expect([status, stdout]).toEqual([2, '']);
		for (const line of [3, 4, 5, 6, 7, 8, 9]) expect(stderr).toContain(`regel ${line}:`);
		expect(stderr).not.toContain('regel 2:');
	});

	test('a place that moves and a day that does not exist are named', () => {
		file('moving.csv', [
			'location,x,y,date,cases',
			'a,0,0,2026-02-30,1',
			'b,0,0,2026-02-01,1',
			'b,0,1,2026-02-02,1',
			'c,0,0,2026-02-03,1.5',
		]);
		const { status, stdout, stderr } = run('permutation', '--cases', 'moving.csv', '--json');
		expect([status, stdout]).toEqual([2, '']);
		for (const line of [2, 4, 5]) expect(stderr).toContain(`regel ${line}:`);
	});
});

test.each([
	[['poisson'], '--cases'],
	[['poisson', '--cases', 'no.csv'], 'no.csv is er niet'],
	[['poisson', '--cases', 'poisson.csv', '--max-share', '0'], '--max-share'],
	[['poisson', '--cases', 'poisson.csv', '--runs', 'many'], '--runs'],
	[['poisson', '--cases', 'poisson.csv', '--coordinates', 'rd'], 'lonlat of plane'],
	[['poisson', '--cases', 'poisson.csv', '--max-days', '3'], '--max-days bestaat niet'],
	[['wave', '--cases', 'poisson.csv'], 'bestaat niet'],
])('scan %j is answered with a sentence and code 2', (words, sentence) => {
	expect(run(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(sentence) });
});
