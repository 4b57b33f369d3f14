/**
 * Pabulib files (`.pb`, Faliszewski et al., arXiv:2012.06539): sections of lines, cells with `;` between them, quotes
 * doubled inside quotes. Kept as they stand in the file, so that writing gives back every byte that was read.
 */
export type PabulibFile = {
	/** The byte order mark, or nothing. */
	readonly mark: string;
	/** Lines before the first section: in a sound file none. */
	readonly before: readonly PabulibLine[];
	readonly sections: readonly PabulibSection[];
};
export type PabulibSection = { readonly title: PabulibLine; readonly lines: readonly PabulibLine[] };
export type PabulibLine = {
	/** Where it stands, from 1. */
	readonly number: number;
	readonly text: string;
	/** `\n`, `\r\n` or, at the very end of a file, nothing. */
	readonly end: string;
};
/** A section as a table: values without quotes and blanks, under column names in lower case. */
export type PabulibTable = {
	readonly columns: readonly string[];
	readonly rows: readonly { readonly line: number; readonly values: readonly string[] }[];
	/** Lines in which a quote is never closed. */
	readonly broken: readonly number[];
};
export type SectionTitle = (typeof titles)[number];

const titles = ['META', 'PROJECTS', 'VOTES'] as const;

/** Reads any text; whether it makes sense is for who uses it. */
export function readPabulibFile(text: string): PabulibFile {
	const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
	const before: PabulibLine[] = [];
	const sections: { title: PabulibLine; lines: PabulibLine[] }[] = [];
	const pieces = text.slice(mark.length).split(/(\r?\n)/);
	for (let place = 0; place < pieces.length; place += 2) {
		const line = { number: place / 2 + 1, text: pieces[place] ?? '', end: pieces[place + 1] ?? '' };
		if (titleOf(line)) sections.push({ title: line, lines: [] });
		else (sections.at(-1)?.lines ?? before).push(line);
	}
	return { mark, before, sections };
}

/** The file again, every byte of it. */
export function writePabulibFile({ mark, before, sections }: PabulibFile): string {
	const lines = [...before, ...sections.flatMap(({ title, lines }) => [title, ...lines])];
	return mark + lines.map(({ text, end }) => text + end).join('');
}

/** The rows under a title; undefined when the file has no such section. Blank lines are left out. */
export function tableOf(file: PabulibFile, title: SectionTitle): PabulibTable | undefined {
	const section = file.sections.find((one) => titleOf(one.title) === title);
	if (!section) return undefined;
	const broken: number[] = [];
	const rows: { line: number; values: string[] }[] = [];
	for (const { number, text } of section.lines) {
		if (text.trim() === '') continue;
		const cells = splitCells(text);
		if (cells) rows.push({ line: number, values: cells.map(valueIn) });
		else broken.push(number);
	}
	return { columns: (rows.shift()?.values ?? []).map((name) => name.toLowerCase()), rows, broken };
}

/** The META section: what a key stands for, in the order of the file. */
export function metaOf(file: PabulibFile): Map<string, string> {
	return new Map(tableOf(file, 'META')?.rows.map(({ values: [key = '', value = ''] }) => [key, value]));
}

/** A new file. Cells are quoted where they must be; a line break becomes a blank, because a row is one line. */
export function composePabulib(
	sections: readonly { title: SectionTitle; columns: readonly string[]; rows: readonly (readonly string[])[] }[],
): PabulibFile {
	const written = sections.flatMap(({ title, columns, rows }) => [
		title,
		...[columns, ...rows].map((cells) => cells.map(cellFor).join(';')),
	]);
	return readPabulibFile(written.map((line) => `${line}\n`).join(''));
}

function cellFor(value: string): string {
	const flat = value.replaceAll(/[\r\n]+/g, ' ');
	return /[";]|^\s|\s$/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}

/** The same in a quoted and a bare cell. */
function valueIn(cell: string): string {
	const [, inside] = /^"((?:[^"]|"")*)"/.exec(cell) ?? [];
	return (inside === undefined ? cell : inside.replaceAll('""', '"')).trim();
}

/** Spreadsheets leave `META;;;` when they save a file. */
const titleOf = ({ text }: PabulibLine): SectionTitle | undefined =>
	titles.find((title) => title === text.trim().replace(/;+$/, ''));

function splitCells(line: string): string[] | undefined {
	if (!line.includes('"')) return line.split(';');
	const cells: string[] = [];
	let place = 0;
	while (place <= line.length) {
		const opened = line[place] === '"';
		const closed = opened ? closingQuote(line, place + 1) : place;
		if (closed < 0) return undefined;
		const next = line.indexOf(';', closed);
		const end = next < 0 ? line.length : next;
		cells.push(line.slice(place, end));
		place = end + 1;
	}
	return cells;
}

/** The place of the quote that closes a cell, -1 when there is none. */
function closingQuote(line: string, from: number): number {
	let place = line.indexOf('"', from);
	while (place >= 0 && line[place + 1] === '"') place = line.indexOf('"', place + 2);
	return place;
}
