import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waterveenFigures, waterveenShapes } from '../modules/areas/areas.fixtures.ts';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'bw-cli-'));
// Apart, because as root PostgreSQL runs as another user who may not enter the folder with files.
const installation = mkdtempSync(join(tmpdir(), 'bw-cli-data-'));
const before = { DATA_DIR: process.env.DATA_DIR, DATABASE_URL: process.env.DATABASE_URL };
const file = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return name;
};

async function run(...words: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const code = await runCommandLine(words, {
		out: (text) => out.push(text),
		err: (text) => err.push(text),
		path: (given) => join(folder, given),
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}

beforeAll(() => {
	process.env.DATA_DIR = installation;
	delete process.env.DATABASE_URL;
});
afterAll(() => {
	for (const [name, value] of Object.entries(before)) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
	for (const path of [folder, installation]) rmSync(path, { recursive: true, force: true });
});

describe('without a running Buurtweefsel the commands bring their own database', () => {
	test('an import before there is a municipality says what to do first', async () => {
		const { code, err, out } = await run('import', 'statistics', file('cijfers-2023.csv', waterveenFigures));
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain('municipality add');
	});

	test('a municipality is added once', async () => {
		expect((await run('municipality', 'add', 'gm9901', 'Waterveen')).code).toBe(0);
		expect(await run('municipality', 'add', 'GM9901', 'Waterveen')).toMatchObject({
			code: 2,
			err: 'De gemeente GM9901 is er al.',
		});
		expect((await run('municipality', 'add', 'Waterveen', 'GM9901')).err).toContain('geen gemeentecode');
	});

	test('figures go in with a bar on standard error and a report on standard output', async () => {
		const { code, err, out } = await run('import', 'statistics', 'cijfers-2023.csv');
		expect(code).toBe(0);
		expect(err).toMatch(/Cijfers ■+ 54 van 54/);
		expect(out).toContain('GM9901, 2023 (CBS, Kerncijfers wijken en buurten): 1 gemeente, 2 wijken, 3 buurten');
	});

	test('borders too, and --json is nothing but JSON', async () => {
		const { code, out } = await run(
			'import',
			'areas',
			file('wijken.geojson', waterveenShapes),
			'--year',
			'2022',
			'--source',
			'Eigen kaart',
			'--json',
		);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			municipality: 'GM9901',
			year: 2022,
			source: 'Eigen kaart',
			shapes: 3,
			skipped: [],
		});
	});

	test('a broken file is refused with its line, and nothing changes', async () => {
		const { code, err, out } = await run(
			'import',
			'statistics',
			file('kapot.csv', waterveenFigures.slice(0, -8)),
			'--year',
			'2024',
		);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain('kapot.csv, regel 7: Er zijn te weinig kolommen.');
		expect(err).toContain('Er is niets veranderd.');
	});

	test('the year is asked for when neither the file nor its name says it', async () => {
		expect((await run('import', 'areas', 'wijken.geojson')).err).toContain('--year 2023');
	});
});

test.each([
	[['import', 'statistics'], 'Er ontbreekt: <bestand>.'],
	[['import', 'areas', 'a.geojson', 'b.geojson'], '"b.geojson" hoort hier niet.'],
	[['import', 'areas', 'a.geojson', '--jaar', '2023'], 'De optie --jaar bestaat niet.'],
	[['import', 'areas', 'a.geojson', '--year', 'nu'], '--year: "nu" is geen jaar.'],
	[['import', 'areas', 'a.geojson', '--municipality', 'Zeist'], 'geen gemeentecode'],
	[['import', 'areas', 'a.geojson', '--json=ja'], 'De optie --json krijgt geen waarde.'],
	[['import', 'areas', 'er-is-niets.geojson'], 'is er niet.'],
])('%j is answered with a sentence', async (words, sentence) => {
	const { code, err } = await run(...words);
	expect(code).toBe(2);
	expect(err).toContain(sentence);
});
