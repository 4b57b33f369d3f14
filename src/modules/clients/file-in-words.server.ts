import { sentence } from '#platform/route/index.server';
import type { CopiedRow } from './file-copy.store.server.ts';
import { type InFile, isCopied } from './in-file.ts';

/** A fact of a file: what it is called, and a word, a day, a number, yes or no. */
type Fact = { label: string; value: unknown };
/** What stands under one title, row by row. */
export type FilePart = { title: string; rows: Fact[][] };

const named = (values: string | Readonly<Record<string, string>>, value: unknown): string => {
	const key = typeof values === 'string' ? `${values}${String(value).replaceAll('-', '_')}` : values[String(value)];
	return sentence(key ?? '') || String(value);
};

/** A copied file as it is read: each thing under its title, each column with its label, in the reader's language. */
export function fileInWords(all: InFile, rows: readonly CopiedRow[]): FilePart[] {
	const toldOf = (row: CopiedRow) =>
		all.filter(isCopied).find(({ table, title }) => table === row.table && title === row.title)?.copied ?? {};
	const factsOf = (row: CopiedRow): Fact[] =>
		Object.entries(row.facts).flatMap(([column, value]): Fact[] => {
			const told = toldOf(row)[column];
			if (!told) return [];
			if (typeof told === 'string') return [{ label: sentence(told), value }];
			if (told.facts)
				return told.facts(String(value)).map(([label, text]) => ({ label: sentence(label), value: text }));
			const label = sentence(told.label);
			if (!told.values) return [{ label, value }];
			const values = told.values;
			return [
				{
					label,
					value: [value]
						.flat()
						.map((one) => named(values, one))
						.join(', '),
				},
			];
		});
	return [...Map.groupBy(rows, ({ title }) => title)].map(([title, those]) => ({
		title: sentence(title),
		rows: those.map(factsOf),
	}));
}
