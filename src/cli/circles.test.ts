import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '..', 'cli.ts');
const names = ['Ans', 'Bep', 'Cor', 'Dirk', 'Els', 'Fatma', 'Gijs', 'Henk', 'Inez'];
let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bw-circles-'));
	const rows = names.map(
		(name, nth) => `${name},5.12,52.09${nth},${nth % 2 ? 'koken' : 'taal; klus'},${nth % 2 ? 'taal' : 'koken;'}`,
	);
	file('p.csv', `\uFEFFid,lon,lat,needs,talents\r\n${rows.join('\r\n')}\r\nVer,5.5,52.09,,\r\n`);
	file('h.csv', 'lat,lon,id\n52.09,5.12,Zus\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
function circles(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'circles', ...words], {
		encoding: 'utf8',
		cwd: tmpdir(),
		env: { ...process.env, INIT_CWD: folder },
	});
	return { status, stdout, stderr };
}

describe('circles', () => {
	test('gives circles, what is missing and what is proven as JSON and nothing else', () => {
		const { status, stdout, stderr } = circles('--people', 'p.csv', '--hubs', 'h.csv', '--max-walk', '1000', '--json');
		expect([status, stderr]).toEqual([0, '']);
		expect(JSON.parse(stdout)).toEqual({
			circles: [{ hub: 'Zus', members: ['Zus', ...names], gaps: Array(5).fill('klus') }],
			unplaced: [{ id: 'Ver', reason: 'far' }],
			bound: 0,
			status: 'optimal',
		});
	});

	test('says the same in sentences', () => {
		const { stdout } = circles(
			'--people',
			'p.csv',
			'--hubs',
			'h.csv',
			'--max-walk',
			'1000',
			'--seed',
			'2',
			'--seconds',
			'1.5',
		);
		expect(stdout).toContain('Kring van Zus, 10 leden: Ans, Bep,');
		expect(stdout).toContain('Niemand kan nog: klus voor Ans.');
		expect(stdout).toContain('Ver: nog geen kring, want er is geen vrijwilliger op loopafstand.');
		expect(stdout).toContain('Beter kan niet: dat is bewezen.');
	});

	test('names every wrong line, and then prints no outcome', () => {
		file('wrong.csv', 'id,lon,lat,needs,talents\nAns,5.12,"52,09",a,b\nAns,5.12,52.09,a,b\n,5,52,,\nBep,5,52,a\n');
		file('wrong-hubs.csv', 'id,lon,lat\nAns,5.12,91\n');
		const { status, stdout, stderr } = circles('--people', 'wrong.csv', '--hubs', 'wrong-hubs.csv', '--json');
		expect([status, stdout]).toEqual([2, '']);
		for (const said of [
			'wrong.csv, regel 2: "52,09" is geen plek in graden (kolom lat).',
			'wrong.csv, regel 3: "Ans" staat er al.',
			'wrong.csv, regel 4: Er staat geen naam (kolom id).',
			'wrong.csv, regel 5: Er zijn te weinig kolommen.',
			'wrong-hubs.csv, regel 2: "Ans" staat er al.',
			'wrong-hubs.csv, regel 2: "91" is geen plek in graden (kolom lat).',
		])
			expect(stderr).toContain(said);
	});

	test('refuses numbers that mean nothing', () => {
		for (const words of [
			['--seconds', 'lang'],
			['--seed', '1.5'],
			['--fewest', '1'],
			['--most', '8'],
			['--max-walk', '-1'],
		]) {
			const { status, stdout, stderr } = circles('--people', 'p.csv', '--hubs', 'h.csv', ...words);
			expect([words, status, stdout]).toEqual([words, 2, '']);
			expect(stderr).toContain('Gebruik: npm run cli -- circles');
		}
	});
});
