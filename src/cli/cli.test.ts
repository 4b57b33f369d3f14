import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '..', 'cli.ts');
let folder = '';
let needs: { code: string; nl: string; en: string; theme: string }[] = [];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bw-cli-'));
	needs = JSON.parse(execFileSync(process.execPath, [cli, 'needs', '--json'], { encoding: 'utf8' }));
	file('areas.csv', 'area,district,neighbours\nB1,W1,B2\nB2,W1,B1;B3\nB3,W1,B2\nB4,W2,\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
function run(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
		encoding: 'utf8',
		cwd: tmpdir(),
		env: { ...process.env, INIT_CWD: folder },
	});
	return { status, stdout, stderr };
}
const patterns = (...more: string[]) =>
	run('patterns', '--signals', 'signals.csv', '--areas', 'areas.csv', '--as-of', '2026-01-20', ...more);
const need = (index: number) => needs[index]?.code ?? '';
const HEADER = 'date,area,need,person,source,text';
const threePeople = () =>
	['p1', 'p2', 'p3'].map((person, i) => `2026-01-1${i},B1,${need(0)},${person},school,"hoi, daar"`);

test('the needs are printed as one bare list', () => {
	expect(needs.length).toBeGreaterThanOrEqual(200);
	for (const one of needs) expect(Object.keys(one)).toEqual(['code', 'nl', 'en', 'theme']);
	expect(new Set(needs.map((one) => one.code)).size).toBe(needs.length);
	expect(run('needs').stdout).toContain(needs[0]?.nl);
});

describe('patterns', () => {
	test('prints findings, strongest first, with exactly the promised fields', () => {
		const other = ['q1', 'q2', 'q3', 'q4'].map((person) => `2026-01-14,B4,${need(40)},${person},,`);
		file('signals.csv', [HEADER, ...threePeople(), ...other, `2026-01-21,B1,${need(0)},late,,`].join('\n'));
		const { status, stdout, stderr } = patterns('--json');
		expect([status, stderr]).toEqual([0, '']);
		const { findings } = JSON.parse(stdout);
		expect(findings.map((one: { persons: number }) => one.persons)).toEqual([4, 3]);
		expect(Object.keys(findings[0])).toEqual([
			'need',
			'level',
			'zone',
			'weeks',
			'observed',
			'expected',
			'persons',
			'score',
			'tier',
			'why',
		]);
		expect(findings[1]).toMatchObject({ need: need(0), level: 'need', zone: ['B1'], weeks: 2, observed: 3 });
		expect(findings[1].expected).toBeGreaterThan(0);
		expect(stdout).not.toContain('personKeys');
		expect(stdout).not.toMatch(/"p1"|hoi/);
	});

	test('prints the same for CRLF, a byte order mark and columns in another order', () => {
		file('signals.csv', [HEADER, ...threePeople()].join('\n'));
		const plain = patterns('--json').stdout;
		const turned = ['p1', 'p2', 'p3'].map((person, i) => `"a\r\nb",${person},${need(0)},school,B1,2026-01-1${i}`);
		file('signals.csv', `\ufeff${['text,person,need,source,area,date', ...turned].join('\r\n')}\r\n`);
		expect(patterns('--json').stdout).toBe(plain);
	});

	test('prints an empty list when nothing stands out, and a sentence for people', () => {
		file('signals.csv', `${HEADER}\n`);
		expect(patterns('--json').stdout).toBe('{"findings":[]}\n');
		expect(patterns().stdout).toContain('valt niets op');
	});

	test('prints a Dutch table without --json', () => {
		file('signals.csv', [HEADER, ...threePeople()].join('\n'));
		const { stdout } = patterns();
		expect(stdout).toContain('Gewoonlijk');
		expect(stdout).toContain(needs[0]?.nl);
	});
});

describe('lines that are not right', () => {
	const mixed = () =>
		[
			HEADER,
			...threePeople(),
			`2026-02-30,B1,${need(0)},p,school,"over`,
			'twee regels"',
			`2026-01-10,B9,${need(0)},p,school,x`,
			'2026-01-10,B1,no-such-need,p,school,x',
			'2026-01-10,B1',
			'',
			`2026-01-10,B1,${need(0)},p,school,"x"y`,
			`12-01-2026,B1,${need(0)},p,school,x`,
			`2026-01-10,B1,${need(0)},p4,school,x`,
		].join('\n');
	const linesOf = (stderr: string) => [...stderr.matchAll(/regel (\d+)/g)].map((match) => Number(match[1]));

	test('are listed with their numbers, and nothing is calculated', () => {
		file('signals.csv', mixed());
		const { status, stdout, stderr } = patterns('--json');
		expect([status, stdout]).toEqual([2, '']);
		expect(linesOf(stderr)).toEqual([5, 7, 8, 9, 11, 12]);
	});

	test('are left out with --lenient, still listed', () => {
		file('signals.csv', mixed());
		const { status, stdout, stderr } = patterns('--json', '--lenient');
		expect(status).toBe(0);
		expect(JSON.parse(stdout).findings[0]).toMatchObject({ persons: 4, zone: ['B1'] });
		expect(linesOf(stderr)).toEqual([5, 7, 8, 9, 11, 12]);
	});

	test('in the areas file count as well: unknown neighbours, doubles, no code', () => {
		file('signals.csv', `${HEADER}\n`);
		file('odd.csv', 'area,district,neighbours\nB1,W1,B2;B7\nB2,W1,B1\nB2,W1,\n,W1,\n');
		const words = ['patterns', '--signals', 'signals.csv', '--areas', 'odd.csv', '--as-of', '2026-01-20', '--json'];
		const strict = run(...words);
		expect([strict.status, strict.stdout, linesOf(strict.stderr)]).toEqual([2, '', [2, 4, 5]]);
		expect(run(...words, '--lenient')).toMatchObject({ status: 0, stdout: '{"findings":[]}\n' });
	});

	test('a missing column cannot be overlooked, even with --lenient', () => {
		file('signals.csv', 'date,area,need,person,source\n');
		expect(patterns('--json', '--lenient')).toMatchObject({
			status: 2,
			stdout: '',
			stderr: expect.stringContaining('text'),
		});
	});
});

test.each([
	[['patterns', '--json'], '--signals, --areas, --as-of'],
	[['patterns', '--signals', 'no.csv', '--areas', 'areas.csv', '--as-of', '2026-01-20'], 'no.csv is er niet'],
	[['patterns', '--signals', 'areas.csv', '--areas', 'areas.csv', '--as-of', '2026-02-30'], '2026-02-30'],
	[['patterns', '--signals', '--json'], '--signals heeft een waarde nodig'],
	[['patterns', '--wrong'], '--wrong bestaat niet'],
	[['needs', 'loose'], '"loose" hoort hier niet'],
	[['needs', '--json=yes'], '--json krijgt geen waarde'],
	[['no-such-command'], '"no-such-command" bestaat niet'],
])('%j is answered with a sentence and code 2', (words, sentence) => {
	expect(run(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(sentence) });
});

test('help is no mistake', () => {
	expect(run('help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('patterns') });
});
