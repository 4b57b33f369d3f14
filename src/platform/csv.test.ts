import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFile, csvText } from './csv.ts';

test('what was written is read again, whatever stands in it', () => {
	const word = fc.string({ unit: 'grapheme' }).map((text) => `a${text}`);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(word, word), { minLength: 1 }),
			fc.constantFrom(';' as const, ',' as const),
			(rows, sign) => {
				const read = parse(csvText(rows, sign), { bom: true, delimiter: sign, record_delimiter: '\r\n' });
				expect(read).toEqual(rows);
			},
		),
	);
});

test('a cell never starts like a formula, and a number below zero stays one', () => {
	expect(csvText([['=1+1', '+31 6', '@A1', '-A1', '\tx', '-2', '-1,5', -3, null]])).toBe(
		"\uFEFF'=1+1;'+31 6;'@A1;'-A1;'\tx;-2;-1,5;-3;\r\n",
	);
});

test('a file for one reader is kept by no browser', () => {
	expect(csvFile('a.csv', '', 'reader').headers.get('cache-control')).toBe('no-store');
	expect(csvFile('a.csv', '', 'everyone').headers.get('cache-control')).toBeNull();
});
