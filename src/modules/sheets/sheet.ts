/**
 * A tab of a spreadsheet as text: `rows[0]` is row 1 as the spreadsheet shows it, blank rows included. A cell is '' when it is
 * empty, yyyy-mm-dd when it holds a date, and otherwise what was typed; rows may differ in length.
 */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** More than this no one keeps by hand, and a screen cannot show. */
export const mostRows = 5_000;
export const mostColumns = 200;
/** Bytes of a file that is sent in. */
export const mostBytes = 5_000_000;

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The letters of a column as the spreadsheet shows them: 0 is A, 26 is AA. */
export const columnLetter = (index: number): string =>
	index < 26
		? String.fromCharCode(65 + index)
		: columnLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
