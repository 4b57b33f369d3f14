import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { UserMistake } from './command.ts';

/** Something wrong with one line of a file; lines count from 1, header included. */
export interface LineProblem {
	readonly file: string;
	readonly line: number;
	readonly sentence: string;
}

/** A row with its trimmed values by column name and the line it starts on. */
export interface Row<Column extends string> {
	readonly line: number;
	readonly values: Readonly<Record<Column, string>>;
}

export interface Table<Column extends string> {
	readonly rows: Row<Column>[];
	readonly problems: LineProblem[];
}

interface FileRecord {
	readonly line: number;
	readonly fields: readonly string[];
}

/** @throws UserMistake when the file cannot be read. `name` is how the user called it. */
export function readTable<Column extends string>(
	path: string,
	name: string,
	columns: readonly Column[],
): Table<Column> {
	return parseTable(readBytes(path, name), name, columns);
}

/**
 * Comma separated text with a header, in any column order; extra columns are left alone, empty lines skipped.
 * CRLF and a byte order mark are fine. Broken lines become problems and the rest is still read.
 * @throws UserMistake when there is no header or a column is missing or double.
 */
export function parseTable<Column extends string>(
	bytes: Uint8Array,
	name: string,
	columns: readonly Column[],
): Table<Column> {
	const problems: LineProblem[] = [];
	const broken = (line: number, sentence: string) => problems.push({ file: name, line, sentence });
	const { text, unreadable } = decode(bytes);
	for (const line of unreadable) broken(line, 'Hier staan tekens die geen UTF-8 zijn.');

	const [header, ...records] = splitRecords(text, broken);
	const names = (header?.fields ?? []).map((field) => field.trim());
	checkHeader(names, name, columns);
	const rows = records.flatMap(({ line, fields }) => {
		if (fields.length !== names.length) {
			broken(line, fields.length < names.length ? 'Er zijn te weinig kolommen.' : 'Er zijn te veel kolommen.');
			return [];
		}
		if (unreadable.has(line)) return [];
		const values = Object.fromEntries(columns.map((column) => [column, (fields[names.indexOf(column)] ?? '').trim()]));
		return [{ line, values: values as Record<Column, string> }];
	});
	return { rows, problems };
}

function checkHeader(names: readonly string[], file: string, columns: readonly string[]): void {
	if (names.length === 0) throw new UserMistake(`${file} is leeg; de eerste regel moet de kolommen noemen.`);
	const missing = columns.filter((column) => !names.includes(column));
	if (missing.length > 0) throw new UserMistake(`${file}, regel 1: deze kolommen ontbreken: ${missing.join(', ')}.`);
	const double = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
	if (double.length > 0)
		throw new UserMistake(`${file}, regel 1: deze kolommen staan er dubbel: ${double.join(', ')}.`);
}

/**
 * Splits text into records with the line each starts on. A record with bad quotes is reported where it starts, and
 * reading goes on at the next line, so that one stray quote does not swallow the rest of the file.
 */
function splitRecords(text: string, broken: (line: number, sentence: string) => void): FileRecord[] {
	const records: FileRecord[] = [];
	let offset = 0;
	let linesBefore = 0;
	while (offset < text.length) {
		let linesRead = 0;
		try {
			parse(text.slice(offset), {
				relax_column_count: true,
				skip_empty_lines: true,
				record_delimiter: '\n',
				on_record: (record: string[], info) => {
					const inside = record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
					records.push({ line: linesBefore + info.lines - inside, fields: record });
					linesRead = info.lines;
					return null;
				},
			});
			break;
		} catch (error) {
			if (!isCsvError(error)) throw error;
			offset = afterLines(text, offset, linesRead);
			linesBefore += linesRead;
			while (text[offset] === '\n') {
				offset++;
				linesBefore++;
			}
			offset = afterLines(text, offset, 1);
			linesBefore++;
			broken(linesBefore, 'De aanhalingstekens kloppen niet.');
			// Without its header nothing else can be understood.
			if (records.length === 0) throw new UserMistake('In de eerste regel kloppen de aanhalingstekens niet.');
		}
	}
	return records;
}

function afterLines(text: string, offset: number, lines: number): number {
	for (let n = 0; n < lines; n++) {
		const end = text.indexOf('\n', offset);
		if (end < 0) return text.length;
		offset = end + 1;
	}
	return offset;
}

function isCsvError(error: unknown): boolean {
	return error instanceof Error && 'code' in error && /CSV_|QUOTE/.test(String(error.code));
}

/** Text without byte order mark and with plain line ends (the parser miscounts CRLF inside quotes). */
function decode(bytes: Uint8Array): { text: string; unreadable: Set<number> } {
	const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n');
	const unreadable = new Set<number>();
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		text.split('\n').forEach((line, index) => {
			if (line.includes('\uFFFD')) unreadable.add(index + 1);
		});
	}
	return { text, unreadable };
}

function readBytes(path: string, name: string): Uint8Array {
	try {
		return readFileSync(path);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'ENOENT') throw new UserMistake(`Het bestand ${name} is er niet.`);
		if (code === 'EISDIR') throw new UserMistake(`${name} is een map, geen bestand.`);
		throw new UserMistake(`Het bestand ${name} is niet te lezen (${String(code)}).`);
	}
}
