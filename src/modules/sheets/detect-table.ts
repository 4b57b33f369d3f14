import { type Field, fieldOfHeading, guessFields } from './columns.ts';
import { columnLetter, isBlank, type Sheet } from './sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

/** A column that has a heading or anything under it. `key` names it once within the table. */
export type Column = { readonly index: number; readonly key: string; readonly field: Field | null };

/** `headerRow` counts as the spreadsheet does, from 1; 0 when the table has no heading. */
export type Table = {
	readonly sheet: string;
	readonly headerRow: number;
	readonly columns: readonly Column[];
	readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** Rows above the heading that may hold a title. */
const mostAbove = 25;

/** The tab that holds a table of people most clearly; of equals the longer, then the first. */
export function findTable(sheets: readonly Sheet[]): Table {
	const found = sheets.map((sheet) => ({ table: tableOf(sheet), score: scoreOf(sheet) }));
	const best = found.reduce((a, b) =>
		b.score > a.score || (b.score === a.score && b.table.rows.length > a.table.rows.length) ? b : a,
	);
	if (best.table.rows.length === 0) throw new UnreadableSheet('sheet-empty');
	if (!best.table.columns.some(({ field }) => field !== null)) throw new UnreadableSheet('sheet-no-table');
	return best.table;
}

const scoreOf = (sheet: Sheet): number => headerScore(sheet.rows[headerIndex(sheet)] ?? []);

/** The table on one tab: heading found, blank rows left out, each row with the number the spreadsheet shows. */
export function tableOf(sheet: Sheet): Table {
	const header = headerIndex(sheet);
	const rows = sheet.rows
		.map((cells, index) => ({ row: index + 1, cells }))
		.slice(header + 1)
		.filter(({ cells }) => !isBlank(cells));
	const headings = header < 0 ? [] : (sheet.rows[header] as readonly string[]);
	const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length), 0);
	const indexes = Array.from({ length: width }, (_, index) => index).filter(
		(index) => (headings[index] ?? '') !== '' || rows.some(({ cells }) => (cells[index] ?? '') !== ''),
	);
	const guesses = guessFields(
		indexes.map((index) => headings[index] ?? ''),
		indexes.map((index) => rows.map(({ cells }) => cells[index] ?? '')),
	);
	const keys = uniqueKeys(indexes, headings);
	const columns = indexes.map((index, at) => ({ index, key: keys[at] as string, field: guesses[at] ?? null }));
	return { sheet: sheet.name, headerRow: header + 1, columns: header < 0 ? withName(columns, rows) : columns, rows };
}

/** The first row whose cells name the most fields: at least two, or one that is the name. -1 when no row does. */
function headerIndex({ rows }: Sheet): number {
	let best = { index: -1, score: 0 };
	for (const [index, cells] of rows.slice(0, mostAbove).entries()) {
		const score = headerScore(cells);
		if (score > best.score) best = { index, score };
	}
	return best.index;
}

/** How many different fields a row of short cells names; a sentence above the table is no heading. */
function headerScore(cells: readonly string[]): number {
	const filled = cells.filter((cell) => cell !== '');
	const named = filled.filter((cell) => cell.length <= 60 && !/\d{3}/.test(cell)).map(fieldOfHeading);
	const clear = new Set(named.flatMap((guess) => (guess && guess.clear > 1 ? [guess.field] : [])));
	const nameAlone =
		(clear.has('name') || clear.has('firstName')) && filled.every((cell) => cell.length <= 20 && !/@|\d{3}/.test(cell));
	if (clear.size < 2 && !nameAlone) return 0;
	return clear.size + (clear.has('name') || clear.has('firstName') ? 1 : 0);
}

function uniqueKeys(indexes: readonly number[], headings: readonly string[]): string[] {
	const seen = new Map<string, number>();
	for (const index of indexes) seen.set(headings[index] ?? '', (seen.get(headings[index] ?? '') ?? 0) + 1);
	return indexes.map((index) => {
		const heading = (headings[index] ?? '').replace(/\s+/g, ' ');
		if (heading === '') return columnLetter(index);
		return seen.get(headings[index] ?? '')! > 1 ? `${heading} (${columnLetter(index)})` : heading;
	});
}

/** Without a heading the first column of words that nothing else explains is the name. */
function withName(columns: readonly Column[], rows: Table['rows']): Column[] {
	const name = columns.find(
		({ index, field }) =>
			field === null &&
			rows.filter(({ cells }) => /^\p{L}[\p{L}\s.,'’-]+$/u.test(cells[index] ?? '')).length > rows.length / 2,
	);
	return columns.map((column) => (column === name ? { ...column, field: 'name' } : column));
}
