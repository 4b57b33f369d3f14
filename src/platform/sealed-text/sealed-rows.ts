import type { Seals } from './seals.server.ts';

type Row = { readonly id: string };

const turned = <R extends Row>(row: R, turn: (column: string, words: string) => string): R =>
	Object.fromEntries(
		Object.entries(row).map(([column, value]) => [
			column,
			column.endsWith('_sealed') && typeof value === 'string' ? turn(column, value) : value,
		]),
	) as R;

/** A row on its way in: what stands in columns that end in `_sealed` is sealed. `table` is `care.table`. */
export const sealRow = <R extends Row>({ seal }: Pick<Seals, 'seal'>, table: string, row: R): R =>
	turned(row, (column, words) => seal(`${table}.${column}`, row.id, words));

/** A row on its way out: the same columns hold their words. @throws as `Seals.open` does */
export const openRow = <R extends Row>({ open }: Pick<Seals, 'open'>, table: string, row: R): R =>
	turned(row, (column, sealed) => open(`${table}.${column}`, row.id, sealed));
