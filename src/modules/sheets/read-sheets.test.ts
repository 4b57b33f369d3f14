import { describe, expect, test } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { bomb, compound, dutchList, textCell, windows1252, workbook } from './sheets.fixtures.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

const rowsOf = async (bytes: Uint8Array) => (await readSheets(bytes))[0]!.rows;
const text = (words: string) => new TextEncoder().encode(words);

const refusal = async (bytes: Uint8Array): Promise<string> => {
	try {
		await readSheets(bytes);
	} catch (problem) {
		if (problem instanceof UnreadableSheet) return problem.code;
		throw problem;
	}
	return 'read';
};

describe('delimited text', () => {
	test('a list is the same whatever letters it was saved in', async () => {
		const list = 'Naam;Wijk\nZoë;Noord\n';
		const wide = Buffer.from(list, 'utf16le');
		const saved = {
			'utf-8': text(list),
			'utf-8 with a mark': text(`\uFEFF${list}`),
			'windows-1252': windows1252(list),
			'utf-16 with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), wide]),
			'utf-16 without one': wide,
			'utf-16 the other way round': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
		};
		for (const [letters, bytes] of Object.entries(saved))
			expect((await rowsOf(bytes)).slice(0, 2), letters).toEqual([
				['Naam', 'Wijk'],
				['Zoë', 'Noord'],
			]);
	});
	test('the sign between the columns is found, whatever stands inside the cells', async () => {
		for (const sign of [';', ',', '\t', '|']) {
			const list = `Naam${sign}Kan\nAda${sign}"koken; bakken, en meer"\nBob${sign}naaien`;
			expect(await rowsOf(text(list)), sign).toEqual([
				['Naam', 'Kan'],
				['Ada', 'koken; bakken, en meer'],
				['Bob', 'naaien'],
			]);
		}
	});
	test('Excel may say the sign itself on a line that no spreadsheet shows', async () => {
		expect(await rowsOf(text('sep=,\nNaam,Kan\nAda,"a;b;c"'))).toEqual([
			['Naam', 'Kan'],
			['Ada', 'a;b;c'],
		]);
	});
	test('a line end in a cell adds no row, and a blank line is one', async () => {
		const rows = await rowsOf(windows1252(dutchList));
		expect(rows).toHaveLength(10);
		expect(rows[7]).toEqual([
			'Ruben’s vader',
			'030-2345678 / 06-12345004',
			'Afrikalaan 9',
			'klussen\nen fietsen maken',
			'als het rustiger is',
		]);
	});
	test('a stray quote is a letter like any other', async () => {
		expect(await rowsOf(text('Naam;Kan\nAda;een 12" plaat\nBob;koken'))).toEqual([
			['Naam', 'Kan'],
			['Ada', 'een 12" plaat'],
			['Bob', 'koken'],
		]);
	});
});

describe('workbooks', () => {
	test('rows keep the number that the spreadsheet shows, also after rows that are not there', async () => {
		const rows = await rowsOf(
			workbook(`<row r="3">${textCell('A3', 'Naam')}</row><row r="5">${textCell('A5', 'Ada')}</row>`),
		);
		expect(rows.map((row) => row[0] ?? '')).toEqual(['', '', 'Naam', '', 'Ada']);
	});
	test('one broken formula does not keep the sheet out', async () => {
		const rows = await rowsOf(workbook(`<row r="1">${textCell('A1', 'Naam')}<c r="B1" t="e"><v>#N/A</v></c></row>`));
		expect(rows).toEqual([['Naam', '#N/A']]);
	});
	test('a cell in the far corner is refused before anything is laid out', async () => {
		const far = `<row r="1">${textCell('A1', 'Naam')}</row><row r="900000">${textCell('XFD900000', 'x')}</row>`;
		expect(await refusal(workbook(far))).toBe('sheet-too-big');
	});
});

describe('files that are no list are refused in one word', () => {
	const empty = text('');
	test.each([
		['nothing at all', empty, 'sheet-empty'],
		['only blank lines', text('\n\n;;\n'), 'sheet-empty'],
		['a workbook without cells', workbook(''), 'sheet-empty'],
		['a workbook with a password', compound('EncryptedPackage'), 'sheet-password'],
		['an old workbook', compound('Workbook'), 'sheet-old-excel'],
		[
			'a picture',
			Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
			'sheet-binary',
		],
		['a document', text('%PDF-1.7\n%âãÏÓ'), 'sheet-binary'],
		['a zip that ends too soon', workbook(`<row r="1">${textCell('A1', 'Naam')}</row>`).slice(0, 700), 'sheet-damaged'],
		['a small file that becomes huge', bomb(200_000_000), 'sheet-too-big'],
		['more bytes than anybody keeps by hand', new Uint8Array(5_000_001), 'sheet-too-big'],
		['more rows than anybody keeps by hand', text(`Naam;Kan\n${'Ada;koken\n'.repeat(6_000)}`), 'sheet-too-big'],
	] as const)('%s', async (_, bytes, code) => {
		expect(await refusal(bytes)).toBe(code);
	});
});
