import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bomb, compound, dutchList, sprokkelaar, windows1252 } from '../modules/sheets/sheets.fixtures.ts';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'bw-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, bytes: Uint8Array | string) => {
	writeFileSync(join(folder, name), bytes);
	return name;
};

async function read(...words: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const code = await runCommandLine(['import', 'people', ...words], {
		out: (text) => out.push(text),
		err: (text) => err.push(text),
		path: (given) => join(folder, given),
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a list in Windows-1252 gives only JSON, with the rows as the spreadsheet shows them', async () => {
	const { code, out, err } = await read(file('lijst.csv', windows1252(dutchList)), '--dry-run', '--json');
	expect([code, err]).toEqual([0, '']);
	expect(JSON.parse(out)).toEqual({
		rows: 6,
		ready: 4,
		columns: { Naam: 'name', Mobiel: 'phone', Buurt: 'place', Talent: 'talents', 'Opnieuw vragen': 'askAgain' },
		errors: [
			{ row: 7, reason: 'Er staat geen naam.' },
			{ row: 9, reason: 'Er staat een burgerservicenummer in.' },
		],
		duplicates: [[4, 10]],
	});
});

test('for people it tells in sentences what it saw', async () => {
	const { out } = await read(file('lijst.csv', windows1252(dutchList)), '--dry-run');
	expect(out).toContain('6 rijen, 4 klaar');
	expect(out).toContain('De kolommen staan op rij 3:');
	expect(out).toContain('Rij 4 en 10 zijn misschien dezelfde.');
	expect(out).toContain('Er is niets veranderd');
});

test.skipIf(!existsSync(sprokkelaar))(
	'the real sheet, and its other tab by name (needs the shared reference data)',
	async () => {
		const seen = async (...more: string[]) => {
			const out: string[] = [];
			const terminal = { out: (text: string) => out.push(text), err: () => {}, path: () => sprokkelaar };
			expect(await runCommandLine(['import', 'people', 'x.xlsx', '--dry-run', '--json', ...more], terminal)).toBe(0);
			return JSON.parse(out.join(''));
		};
		expect(await seen()).toMatchObject({ rows: 299, ready: 299, errors: [] });
		expect(await seen('--sheet', 'oud 2023')).toMatchObject({ rows: 21, columns: { naam: 'name', telefoon: 'phone' } });
	},
);

test.each([
	['leeg.csv', '', 'Dit bestand is leeg.'],
	['geheim.xlsx', compound('EncryptedPackage'), 'Op dit bestand zit een wachtwoord.'],
	['oud.xls', compound('Workbook'), 'Dit is een oud Excel-bestand'],
	['foto.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'Dit is geen bestand met rijen en kolommen.'],
	['bom.xlsx', bomb(200_000_000), 'Dit bestand is te groot.'],
	['groot.csv', new Uint8Array(6_000_000).fill(65), 'Dit bestand is te groot.'],
	['brief.txt', 'Beste buren,\nkomen jullie ook?\n', 'Hier staat geen tabel met mensen in.'],
])('%s is refused in one sentence, with nothing on standard output', async (name, bytes, sentence) => {
	const { code, out, err } = await read(file(name, bytes), '--dry-run', '--json');
	expect([code, out]).toEqual([2, '']);
	expect(err).toContain(`${name}: ${sentence}`);
	expect(err.split('\n')).toHaveLength(1);
});

test('a file that is not there, a folder, and a tab that is not there are said', async () => {
	expect(await read('weg.csv', '--dry-run')).toMatchObject({
		code: 2,
		out: '',
		err: 'Het bestand weg.csv is er niet.',
	});
	expect((await read('.', '--dry-run')).err).toContain('is een map');
	const { code, err } = await read(file('lijst.csv', windows1252(dutchList)), '--dry-run', '--sheet', 'Blad9');
	expect(code).toBe(2);
	expect(err).toContain('Het tabblad "Blad9" is er niet.');
});

test('bringing people in takes a worker who can say how they said yes, so it is done on the screen', async () => {
	const { code, out, err } = await read(file('lijst.csv', windows1252(dutchList)), '--json');
	expect([code, out]).toEqual([2, '']);
	expect(err).toContain('/kaarten/inlezen');
});
