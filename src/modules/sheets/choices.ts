import type { ConsentWay } from '#modules/people';
import type { Field } from './columns.ts';
import { type Table, tableOf } from './detect-table.ts';
import type { Sheet } from './sheet.ts';

/** What was chosen for a list so far; it starts as what was found. */
export type SavedChoices = {
	sheet: number;
	/** Field per column index; '' for a column that stays in the file. */
	fields: Record<string, Field | ''>;
	areas: Record<string, string>;
	area: string;
	everyone: boolean;
	how: ConsentWay | '';
	on: string;
	same: [number, number][];
	/** Whether what differs on cards that are there already is taken over. */
	takeChanges: boolean;
};

export const firstChoices = (sheets: readonly Sheet[], table: Table, area: string, today: string): SavedChoices => ({
	sheet: Math.max(
		0,
		sheets.findIndex(({ name }) => name === table.sheet),
	),
	fields: fieldsOf(table),
	areas: {},
	area,
	everyone: false,
	how: '',
	on: today,
	same: [],
	takeChanges: true,
});

export const fieldsOf = (table: Table): SavedChoices['fields'] =>
	Object.fromEntries(table.columns.map(({ index, field }) => [index, field ?? '']));

/** The table of the chosen tab with the chosen columns. */
export function chosenTable(sheets: readonly Sheet[], choices: SavedChoices): Table {
	const table = tableOf(sheets[choices.sheet] ?? (sheets[0] as Sheet));
	return {
		...table,
		columns: table.columns.map((column) => ({ ...column, field: choices.fields[column.index] || null })),
	};
}
