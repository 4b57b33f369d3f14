import { csvText } from '#platform/csv';
import type { Area } from './area.ts';
import type { ComparedFigure } from './key-figures.ts';

/** What the reader's language brings: headings, names of figures and units, and how it writes a fraction. */
export type FigureWords = {
	headings: { code: string; figure: string; unit: string; year: string; source: string };
	figure: (code: string) => string;
	unit: (unit: ComparedFigure['unit']) => string;
	decimalSign: ',' | '.';
};

/** The table as a spreadsheet in the reader's language opens it. What is not published stays empty. */
export function figuresCsv(chain: readonly Area[], figures: readonly ComparedFigure[], words: FigureWords): string {
	const { headings, decimalSign } = words;
	const delimiter = decimalSign === ',' ? ';' : ',';
	const number = (value: number | null) => (value === null ? '' : String(value).replace('.', decimalSign));
	const rows = [
		[
			headings.code,
			headings.figure,
			headings.unit,
			...chain.map(({ name, code }) => `${name} (${code})`),
			headings.year,
			headings.source,
		],
		...figures.map((figure) => [
			figure.code,
			words.figure(figure.code),
			words.unit(figure.unit),
			...figure.values.map(({ value }) => number(value)),
			String(figure.year),
			`${figure.source} (CC BY 4.0)`,
		]),
	];
	return csvText(rows, delimiter);
}
