import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composePabulib, metaOf, readPabulibFile, tableOf, writePabulibFile } from './pabulib.ts';

const file = readPabulibFile(`META;;
key;value
unit; Amsterdam
PROJECTS
project_id;Name
1;"Spelen; en ""samen"" eten"

2;"never closed
3; "half" ; and "more"
`);

describe('a budget file', () => {
	test('is read by section, also when a spreadsheet left its semicolons', () =>
		expect([...metaOf(file)]).toEqual([['unit', 'Amsterdam']]));
	test('gives rows with their line and without quotes; broken lines are told', () =>
		expect(tableOf(file, 'PROJECTS')).toEqual({
			columns: ['project_id', 'name'],
			rows: [
				{ line: 6, values: ['1', 'Spelen; en "samen" eten'] },
				{ line: 9, values: ['3', '"half"', 'and "more"'] },
			],
			broken: [8],
		}));
	test('may lack a section', () => expect(tableOf(file, 'VOTES')).toBeUndefined());
	test('that is composed is read back as it was meant, a line break as a blank', () => {
		const value = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', ' ', '\n', '\r', ',') });
		fc.assert(
			fc.property(fc.array(fc.tuple(value, value)), (rows) => {
				const composed = composePabulib([{ title: 'PROJECTS', columns: ['project_id', 'name'], rows }]);
				const meant = rows.map((row) => row.map((one) => one.replaceAll(/[\r\n]+/g, ' ').trim()));
				const filled = meant.filter((row) => row.join('') !== '');
				const read = tableOf(composed, 'PROJECTS')?.rows.map(({ values }) => values);
				expect(read?.filter((row) => row.join('') !== '')).toEqual(filled);
			}),
		);
	});
});

describe('writing gives every byte back', () => {
	const piece = fc.constantFrom(
		...[
			'META',
			'PROJECTS',
			'VOTES',
			'\n',
			'\r\n',
			'\r',
			';',
			'"',
			'""',
			'\uFEFF',
			' ',
			'key;value',
			'x',
			'1,2',
			'é',
			'🌳',
		],
	);
	test('of whatever was read', () =>
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				expect(writePabulibFile(readPabulibFile(pieces.join('')))).toBe(pieces.join(''));
			}),
		));

	const folder = join(process.env.BUURTWEEFSEL_SHARED_DATA ?? '../shared/data', 'pb');
	test.skipIf(!existsSync(folder))('of every real budget (skipped where the reference data is not there)', () => {
		for (const name of readdirSync(folder)) {
			const text = readFileSync(join(folder, name), 'utf8');
			expect(writePabulibFile(readPabulibFile(text)) === text, name).toBe(true);
		}
	});
});
