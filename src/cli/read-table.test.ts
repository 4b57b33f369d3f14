import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserMistake } from './command.ts';
import { parseTable } from './read-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseTable(bytes(text), 'f.csv', ['a', 'b']);
const lines = (text: string) => read(text).problems.map((problem) => problem.line);

test('columns may come in any order, with others between them', () => {
	expect(read('b,x,a\n2,9,1\n').rows).toEqual([{ line: 2, values: { a: '1', b: '2' } }]);
});

test('a byte order mark, CRLF, empty lines and a last line without end are fine', () => {
	const table = read('\ufeffa,b\r\n1,2\r\n\r\n3,4');
	expect(table.problems).toEqual([]);
	expect(table.rows.map((row) => row.line)).toEqual([2, 4]);
});

test.each(['\n', '\r\n'])('a quoted field over several lines keeps the count right (%j)', (end) => {
	const table = read(['a,b', '1,"x', '', 'y"', '3', '5,6', ''].join(end));
	expect(table.rows.map((row) => row.line)).toEqual([2, 6]);
	expect(table.rows[0]?.values.b).toBe('x\n\ny');
	expect(table.problems).toMatchObject([{ file: 'f.csv', line: 5 }]);
});

test('a row with too few or too many columns is reported where it starts', () => {
	expect(lines('a,b\n1\n1,2\n1,2,3\n')).toEqual([2, 4]);
});

describe('bad quotes', () => {
	test('are reported and do not swallow the lines after them', () => {
		for (const bad of ['3,"x"y', '3,x"y', '3,"x']) {
			const table = read(`a,b\n1,2\n\n${bad}\n4,5\n6,"7"\n`);
			expect(
				table.problems.map((problem) => problem.line),
				bad,
			).toEqual([4]);
			expect(
				table.rows.map((row) => row.line),
				bad,
			).toEqual([2, 5, 6]);
		}
	});

	test('may come more than once, and at the very end', () => {
		const table = read('a,b\n"x"y,1\n1,2\nx"y,2\n3,4\n5,"');
		expect(table.problems.map((problem) => problem.line)).toEqual([2, 4, 6]);
		expect(table.rows.map((row) => row.line)).toEqual([3, 5]);
	});
});

test('bytes that are no UTF-8 are reported with their line', () => {
	const table = parseTable(Uint8Array.from([...bytes('a,b\n1,2\n3,caf'), 0xe9, ...bytes('\n5,6\n')]), 'f.csv', [
		'a',
		'b',
	]);
	expect(table.problems.map((problem) => problem.line)).toEqual([3]);
	expect(table.rows.map((row) => row.line)).toEqual([2, 4]);
});

test('an empty file, a missing or a double column is said in one sentence', () => {
	expect(() => read('')).toThrow(UserMistake);
	expect(() => read('a,c\n1,2\n')).toThrow('f.csv, regel 1: deze kolommen ontbreken: b.');
	expect(() => read('a,b,a\n1,2,3\n')).toThrow('dubbel: a.');
	expect(() => read('a,"b\n1,2\n')).toThrow(UserMistake);
});

test('whatever is written well is read back, each row on its own line', () => {
	const field = fc.string({ unit: fc.constantFrom('x', ' ', ',', '"', '\n', 'é') }).map((text) => text.trim());
	fc.assert(
		fc.property(fc.array(fc.tuple(field, field)), fc.constantFrom('\n', '\r\n'), (rows, end) => {
			const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', end)}"`;
			const text = [['a', 'b'], ...rows].map((row) => row.map(quoted).join(',')).join(end);
			const table = read(text);
			expect(table.problems).toEqual([]);
			expect(table.rows.map((row) => [row.values.a, row.values.b])).toEqual(rows);
			let line = 2;
			for (const row of table.rows) {
				expect(row.line).toBe(line);
				line += row.values.a.split('\n').length + row.values.b.split('\n').length - 1;
			}
		}),
	);
});

test('any text at all gives rows and problems, or one sentence', () => {
	const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ';') });
	fc.assert(
		fc.property(text, (rest) => {
			const table = read(`a,b\n${rest}`);
			for (const { line } of [...table.rows, ...table.problems]) expect(line).toBeGreaterThan(1);
		}),
	);
});
