import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '..', 'cli.ts');
let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bw-match-'));
	file('edges.csv', 'need,offer,score\r\ntuin,Wim,0.9\r\ntuin,Els,0.8\r\nheg,Wim,0.7\r\nhond,Wim,0.1\r\n');
	file('room.csv', '\uFEFFoffer,capacity\nWim,1\nEls,1\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
function match(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'match', ...words], {
		encoding: 'utf8',
		cwd: tmpdir(),
		env: { ...process.env, INIT_CWD: folder },
	});
	return { status, stdout, stderr };
}

describe('match', () => {
	test('gives the optimum as JSON and nothing else', () => {
		const { status, stdout, stderr } = match('--edges', 'edges.csv', '--capacities', 'room.csv', '--json');
		expect([status, stderr]).toEqual([0, '']);
		const found = JSON.parse(stdout);
		expect(found).toEqual({
			pairs: [
				['heg', 'Wim'],
				['tuin', 'Els'],
			],
			total: expect.closeTo(1.5, 9),
			unmatched: ['hond'],
		});
	});

	test('says the same in sentences', () => {
		const { stdout } = match('--edges', 'edges.csv', '--capacities', 'room.csv');
		expect(stdout).toContain('heg met Wim (0,7)');
		expect(stdout).toContain('Samen 1,5.');
		expect(stdout).toContain('hond: wie past, is elders beter op zijn plek.');
	});

	test('names every wrong line, and then prints no outcome', () => {
		file('wrong.csv', 'need,offer,score\na,Wim,veel\na,Wim,1\na,Niemand,1\n');
		file('wrong-room.csv', 'offer,capacity\nWim,-1\n');
		const { status, stdout, stderr } = match('--edges', 'wrong.csv', '--capacities', 'wrong-room.csv', '--json');
		expect([status, stdout]).toEqual([2, '']);
		for (const said of [
			'wrong-room.csv, regel 2: "-1" is geen heel getal (kolom capacity).',
			'wrong.csv, regel 2: "veel" is geen getal (kolom score).',
			'wrong.csv, regel 3: "a" met "Wim" staat er al.',
			'wrong.csv, regel 4: Van het aanbod "Niemand" staat er geen capaciteit.',
		])
			expect(stderr).toContain(said);
		expect(match('--edges', 'er-niet.csv', '--capacities', 'room.csv').status).toBe(2);
	});
});
