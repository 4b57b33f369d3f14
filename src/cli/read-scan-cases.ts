import { dayNumber } from '#modules/patterns';
import type { Coordinates, Place } from '#modules/statistics';
import { UserMistake } from './command.ts';
import { type LineProblem, type Row, readTable } from './read-table.ts';

/** Places in order of their name, and numbers per place (and day, index `place * days + day`). */
export interface ScanCases {
	readonly places: Place[];
	readonly days: string[];
	readonly counts: Readonly<Record<string, Float64Array>>;
	readonly problems: LineProblem[];
}

interface Line {
	readonly line: number;
	readonly place: Place;
	/** Null: a place that is there, where nothing happened. */
	readonly day: number | null;
	readonly numbers: readonly number[];
}

/** What the lines of a file hold beside `location`, `x` and `y`. */
export interface ScanColumns {
	readonly numbers: readonly string[];
	/** A number may have a fraction. */
	readonly fractions: boolean;
	/** A location has a line for every day with something; without it one line only. */
	readonly dated: boolean;
}

/** Longest period the command looks through: a century of days. */
const MOST_DAYS = 36_600;

/** @throws UserMistake when the file cannot be read or lacks a column; what is wrong with lines comes back as problems. */
export function readScanCases(
	path: string,
	file: string,
	columns: ScanColumns,
	coordinates: Coordinates | undefined,
): ScanCases {
	const names = ['location', 'x', 'y', ...(columns.dated ? ['date'] : []), ...columns.numbers];
	const table = readTable(path, file, names);
	const problems = [...table.problems];
	const known = new Map<string, Place>();
	const lines = table.rows.flatMap((row) => {
		const sentences: string[] = [];
		const read = readLine(row, columns, coordinates, sentences);
		const before = known.get(read.place.location);
		if (before && !columns.dated) sentences.push(`De plek "${before.location}" staat er al.`);
		else if (before && (before.x !== read.place.x || before.y !== read.place.y)) {
			sentences.push(`De plek "${before.location}" ligt hier ergens anders dan eerder in het bestand.`);
		}
		for (const sentence of sentences) problems.push({ file, line: row.line, sentence });
		if (sentences.length > 0) return [];
		known.set(read.place.location, read.place);
		return [read];
	});
	return { ...spread(lines, columns), problems };
}

function readLine(
	{ line, values }: Row<string>,
	columns: ScanColumns,
	coordinates: Coordinates | undefined,
	sentences: string[],
): Line {
	const number = (column: string): number => {
		const text = values[column] ?? '';
		const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
		if (!Number.isFinite(value)) sentences.push(`"${text}" is geen getal (kolom ${column}).`);
		return value;
	};
	const location = values.location ?? '';
	if (location === '') sentences.push('De plek heeft geen naam (kolom location).');
	const x = number('x');
	const y = number('y');
	if (coordinates === 'lonlat' && (Math.abs(x) > 180 || Math.abs(y) > 90)) {
		sentences.push(`${x}, ${y} is geen lengte en breedte in graden.`);
	}
	const numbers = columns.numbers.map((column) => {
		const value = number(column);
		if (value < 0) sentences.push(`${value} is minder dan niets (kolom ${column}).`);
		else if (!columns.fractions && Number.isFinite(value) && !Number.isSafeInteger(value)) {
			sentences.push(`${value} is geen heel getal (kolom ${column}).`);
		}
		return value;
	});
	const [cases = 0, expected = 1] = numbers;
	if (columns.numbers[1] === 'expected' && cases > 0 && expected === 0) {
		sentences.push('Hier worden er nul verwacht en zijn er toch gevallen.');
	}
	const undated = columns.dated && cases === 0 && values.date === '';
	const day = undated ? null : columns.dated ? dayOf(values.date ?? '', sentences) : 0;
	return { line, place: { location, x, y }, day, numbers };
}

/** Days as 2026-01-31, or 2026/1/31 as some programs write them. */
function dayOf(text: string, sentences: string[]): number {
	const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
	const day = parts && dayNumber(`${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`);
	if (day === null) sentences.push(`"${text}" is geen bestaande datum (jjjj-mm-dd).`);
	return day ?? 0;
}

function spread(lines: readonly Line[], columns: ScanColumns): Omit<ScanCases, 'problems'> {
	const places = [...new Map(lines.map(({ place }) => [place.location, place])).values()].sort((a, b) =>
		a.location < b.location ? -1 : 1,
	);
	const at = new Map(places.map(({ location }, index) => [location, index]));
	const dated = lines.flatMap(({ day }) => day ?? []);
	const first = dated.reduce((earliest, day) => Math.min(earliest, day), Infinity);
	const last = dated.reduce((latest, day) => Math.max(latest, day), -Infinity);
	const days = dated.length === 0 ? 0 : last - first + 1;
	if (days > MOST_DAYS) throw new UserMistake('De eerste en de laatste datum liggen meer dan honderd jaar uit elkaar.');
	const counts = Object.fromEntries(
		columns.numbers.map((name, column) => {
			const cells = new Float64Array(places.length * days);
			for (const { place, day, numbers } of lines) {
				if (day === null) continue;
				const cell = (at.get(place.location) as number) * days + day - first;
				(cells[cell] as number) += numbers[column] as number;
			}
			return [name, cells];
		}),
	);
	return {
		places,
		days: Array.from({ length: days }, (_, index) => new Date((first + index) * 86_400_000).toISOString().slice(0, 10)),
		counts,
	};
}
