import { parse } from 'csv-parse/sync';
import { mostRows } from './sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

const delimiters = [';', ',', '\t', '|'] as const;

/**
 * Cells of delimited text. A line end inside quotes stays in its cell, so rows count as a spreadsheet counts them; blank lines
 * are rows too. Stray quotes are letters like any other.
 */
export function cellsFromText(text: string): string[][] {
	const { delimiter, body } = withDelimiter(text.replace(/\r\n?/g, '\n'));
	const rows = parse(body, {
		delimiter,
		record_delimiter: '\n',
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: false,
		to: mostRows + 100,
	}) as string[][];
	if (rows.length > mostRows) throw new UnreadableSheet('sheet-too-big');
	return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Excel's own first line (`sep=;`) decides, which it does not show; else the sign that cuts most lines into as many pieces. */
function withDelimiter(text: string): { delimiter: string; body: string } {
	const said = /^sep=(.)\n/i.exec(text);
	if (said) return { delimiter: said[1] as string, body: text.slice(said[0].length) };
	const lines = outsideQuotes(text)
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, 50);
	const best = delimiters
		.map((delimiter) => ({ delimiter, score: evenness(lines.map((line) => line.split(delimiter).length - 1)) }))
		.reduce((a, b) => (b.score > a.score ? b : a));
	return { delimiter: best.delimiter, body: text };
}

/** How many lines have the count that most lines with any have, weighed by that count. */
function evenness(counts: readonly number[]): number {
	const seen = new Map<number, number>();
	for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1);
	return Math.max(0, ...[...seen].map(([count, lines]) => lines * lines * Math.min(count, 12) ** 0.5));
}

/** The text with what stands between quotes taken out, so that a list in a cell is no column. */
const outsideQuotes = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, '""');
