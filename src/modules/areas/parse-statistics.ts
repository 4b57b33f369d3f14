import { areaCode, type OfficialKind, officialKindOf, parentOf } from './area.ts';
import { type DecimalSign, numberIn, signIn } from './dutch-number.ts';
import { type RawTable, readFiguresTable, type TableLine } from './read-figures-table.ts';
import { type Fault, type Skipped, UnreadableFile } from './read-report.ts';

export type AreaFigures = {
	code: string;
	name: string;
	kind: OfficialKind;
	parentCode: string | null;
	/** By heading of the column. Null: the source has the figure but does not publish it here (`.`). */
	values: ReadonlyMap<string, number | null>;
	line: number;
};

export type StatisticsFile = {
	areas: AreaFigures[];
	/** Headings of the columns with figures, in the order of the file. */
	variables: string[];
	skipped: Skipped[];
	delimiter: RawTable['delimiter'];
	decimalSign: DecimalSign;
	/** What the layout says the figures are from. */
	source: string;
	/** Year the column `jaar` or `year` names for every line. */
	year: number | undefined;
};

const codeHeadings = [/^gwb_code_10$/, /^gwb_code$/, /codering \(code\)$/, /^(buurt|wijk|gemeente|stat|area)?_?code$/];
const nameHeadings = [
	/^regio$/,
	/^name$/,
	/^naam$/,
	/^wijken en buurten$/,
	/^statnaam$/,
	/^(buurt|wijk|gemeente)naam$/,
];
const yearHeadings = [/^jaar$/, /^year$/, /^perioden?$/];
/** Columns that say which area it is, or how it changed: numbers perhaps, but no figures. */
const aboutTheArea = /^(gwb_code.*|gm_code|gm_naam|gm_name|recs|ind_wbi|pst_dekp|regioaanduiding\/.*)$/;
const postcodeHeading = 'pst_mvp';
const notPublished = new Set(['', '.', '-', 'x', 'na', 'null']);

/**
 * Reads figures per area in the layouts of Statistics Netherlands: one header row, a column with the official code, a
 * column with the name. `.` is not published. Separator and decimal sign are found out.
 * @throws UnreadableFile when the file as a whole cannot be trusted, with every fault found.
 */
export function parseStatistics(text: string): StatisticsFile {
	const table = readFiguresTable(text);
	const heading = table.header.map((name) => name.toLowerCase());
	const find = (wanted: readonly RegExp[]) =>
		wanted.map((one) => heading.findIndex((name) => one.test(name))).find((index) => index >= 0);
	const codeColumn = find(codeHeadings);
	if (codeColumn === undefined) throw new UnreadableFile([{ fault: 'no-code-column', at: 1 }]);
	const nameColumn = find(nameHeadings);
	const yearColumn = find(yearHeadings);

	const { kept, skipped } = linesWithCode(table.lines, codeColumn);
	const columns = table.header
		.map((name, index) => ({ name, index }))
		.filter(
			({ name, index }) =>
				name !== '' &&
				![codeColumn, nameColumn, yearColumn].includes(index) &&
				!aboutTheArea.test(heading[index] as string),
		);
	const { figures, words } = figureColumns(columns, kept);
	for (const { name } of words) skipped.push({ at: 1, reason: 'column-without-numbers', column: name });
	if (figures.length === 0) throw new UnreadableFile([{ fault: 'no-figures', at: 1 }]);

	const decimalSign = decimalSignOf(kept, figures, table.delimiter);
	const areas = readAreas(kept, figures, decimalSign, nameColumn, skipped);
	return {
		areas,
		variables: figures.map(({ name }) => name),
		skipped: skipped.sort((a, b) => a.at - b.at),
		delimiter: table.delimiter,
		decimalSign,
		source: sourceOf(heading),
		year: yearOf(kept, yearColumn),
	};
}

type Column = { name: string; index: number };
type CodedLine = TableLine & { code: string };

function linesWithCode(lines: readonly TableLine[], column: number): { kept: CodedLine[]; skipped: Skipped[] } {
	const kept: CodedLine[] = [];
	const skipped: Skipped[] = [];
	for (const { line, cells } of lines) {
		const written = cells[column] as string;
		const code = areaCode(written);
		if (code) kept.push({ line, cells, code });
		else if (written === '') skipped.push({ at: line, reason: 'no-code' });
		else
			skipped.push({
				at: line,
				code: written,
				reason: /^(NL\d\d|LD\d\d|PV\d\d)$/i.test(written) ? 'country' : 'unknown-code',
			});
	}
	return { kept, skipped };
}

const said = (line: TableLine, { index }: Column): string | undefined => {
	const cell = line.cells[index] as string;
	return notPublished.has(cell.toLowerCase()) ? undefined : cell;
};

const looksLikeNumber = (cell: string): boolean =>
	numberIn(cell, '.') !== undefined || numberIn(cell, ',') !== undefined;

/** A column is words when most of what it says is no number; a single wrong cell in a column of numbers is a fault. */
function figureColumns(
	columns: readonly Column[],
	lines: readonly TableLine[],
): { figures: Column[]; words: Column[] } {
	const words = columns.filter((column) => {
		const cells = lines.map((line) => said(line, column)).filter((cell) => cell !== undefined);
		return cells.length > 0 && cells.filter(looksLikeNumber).length * 2 < cells.length;
	});
	return { figures: columns.filter((column) => !words.includes(column)), words };
}

/** One file writes its fractions one way. "1.234" alone says nothing: then a point is a fraction, unless the file only has commas. */
function decimalSignOf(lines: readonly CodedLine[], figures: readonly Column[], delimiter: string): DecimalSign {
	const seen = new Map<DecimalSign, number>();
	let onlyCommas = delimiter !== ',';
	let commas = 0;
	for (const line of lines) {
		for (const column of figures) {
			const cell = said(line, column);
			if (cell === undefined) continue;
			const sign = signIn(cell);
			if (sign && !seen.has(sign)) seen.set(sign, line.line);
			if (cell.includes(',')) commas++;
			if (cell.includes('.')) onlyCommas = false;
		}
	}
	if (seen.size > 1) throw new UnreadableFile([{ fault: 'two-decimal-signs', at: Math.max(...seen.values()) }]);
	return [...seen.keys()][0] ?? (onlyCommas && commas > 0 ? ',' : '.');
}

function readAreas(
	lines: readonly CodedLine[],
	figures: readonly Column[],
	sign: DecimalSign,
	nameColumn: number | undefined,
	skipped: Skipped[],
): AreaFigures[] {
	const faults: Fault[] = [];
	const seen = new Map<string, CodedLine>();
	const areas: AreaFigures[] = [];
	for (const line of lines) {
		const { code, cells } = line;
		const earlier = seen.get(code);
		if (earlier) {
			if (earlier.cells.join('\t') === cells.join('\t'))
				skipped.push({ at: line.line, code, reason: 'twice-the-same' });
			else faults.push({ fault: 'twice-with-other-content', at: line.line, found: code });
			continue;
		}
		seen.set(code, line);
		const values = new Map<string, number | null>();
		for (const column of figures) {
			const cell = said(line, column);
			const value = cell === undefined ? null : numberIn(cell, sign);
			if (value === undefined)
				faults.push({
					fault: 'not-a-number',
					at: line.line,
					column: column.name,
					found: (cell as string).slice(0, 40),
				});
			else values.set(column.name, value);
		}
		const name = nameColumn === undefined ? '' : (cells[nameColumn] as string);
		areas.push({
			code,
			name: name || code,
			kind: officialKindOf(code),
			parentCode: parentOf(code),
			values,
			line: line.line,
		});
	}
	if (faults.length > 0) throw new UnreadableFile(faults);
	return areas;
}

function sourceOf(heading: readonly string[]): string {
	if (heading.some((name) => /^gwb_code/.test(name))) return 'CBS, Kerncijfers wijken en buurten';
	if (heading.some((name) => /afstand tot/.test(name))) return 'CBS, Nabijheid voorzieningen';
	return 'CBS en Kadaster, Wijk- en buurtkaart';
}

function yearOf(lines: readonly CodedLine[], column: number | undefined): number | undefined {
	if (column === undefined) return undefined;
	const years = new Set(lines.map(({ cells }) => /^(\d{4})/.exec(cells[column] as string)?.[1]));
	const [only] = years;
	return years.size === 1 && only ? Number(only) : undefined;
}

/**
 * Which district the four digits of a postcode lie in, from the most common postcode per neighbourhood (`pst_mvp`) and
 * where its people live. Only when nine in ten of them live in one district: a border is never invented.
 */
export function postcodesOfDistricts(areas: readonly AreaFigures[]): Map<string, string> {
	const people = new Map<string, Map<string, number>>();
	for (const { kind, parentCode, values } of areas) {
		const digits = values.get(postcodeHeading);
		if (kind !== 'neighbourhood' || !parentCode || !digits || digits < 1000 || digits > 9999) continue;
		const perDistrict = people.get(String(digits)) ?? new Map<string, number>();
		perDistrict.set(parentCode, (perDistrict.get(parentCode) ?? 0) + (values.get('a_inw') ?? 1));
		people.set(String(digits), perDistrict);
	}
	const found = new Map<string, string>();
	for (const [digits, perDistrict] of people) {
		const all = [...perDistrict.values()].reduce((sum, count) => sum + count, 0);
		const most = [...perDistrict].find(([, count]) => count >= 0.9 * all && all > 0);
		if (most) found.set(digits, most[0]);
	}
	return found;
}
