import { parse } from 'csv-parse/sync';
import { type Fault, UnreadableFile } from './read-report.ts';

export type TableLine = { line: number; cells: string[] };
export type RawTable = { header: string[]; lines: TableLine[]; delimiter: ',' | ';' | '\t' };

/**
 * Splits a table into trimmed cells, whatever separates them, with the line each row starts on. A byte order mark, CRLF
 * and empty lines are fine. Separators inside quotes are not counted.
 * @throws UnreadableFile when it is empty, its quotes do not match, or a row has another number of cells than the header.
 */
export function readFiguresTable(text: string): RawTable {
	const clean = text
		.replace(/^\uFEFF/, '')
		.replaceAll('\r\n', '\n')
		.replaceAll('\r', '\n');
	if (clean.trim() === '') throw new UnreadableFile([{ fault: 'empty' }]);
	if (clean.includes('\0')) throw new UnreadableFile([{ fault: 'not-text' }]);
	const delimiter = delimiterOf(clean);
	const [header, ...lines] = split(clean, delimiter);
	if (!header || header.cells.length < 2) throw new UnreadableFile([{ fault: 'no-header' }]);
	const faults = lines.flatMap(({ line, cells }): Fault[] =>
		cells.length === header.cells.length
			? []
			: [
					{
						fault: cells.length < header.cells.length ? 'too-few-columns' : 'too-many-columns',
						at: line,
						found: String(cells.length),
					},
				],
	);
	const double = header.cells.find((name, index) => name !== '' && header.cells.indexOf(name) !== index);
	if (double !== undefined) faults.push({ fault: 'double-column', at: header.line, column: double });
	if (faults.length > 0) throw new UnreadableFile(faults);
	return { header: header.cells, lines, delimiter };
}

/** The sign that stands most often outside quotes in the first line that says anything. */
function delimiterOf(text: string): RawTable['delimiter'] {
	const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
	const bare = first.replace(/"(?:[^"]|"")*"/g, '');
	const counted = ([';', '\t', ','] as const).map((sign) => ({ sign, count: bare.split(sign).length }));
	return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function split(text: string, delimiter: string): TableLine[] {
	const rows: TableLine[] = [];
	try {
		parse(text, {
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			record_delimiter: '\n',
			on_record: (read: unknown) => {
				const { record, info } = read as { record: string[]; info: { lines: number } };
				const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
				rows.push({ line: info.lines - inside, cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim()) });
				return null;
			},
		});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && /CSV_|QUOTE/.test(String(error.code)))) throw error;
		throw new UnreadableFile([{ fault: 'quotes', at: (rows.at(-1)?.line ?? 0) + 1 }]);
	}
	// A line of nothing but separators says nothing.
	return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
}
