export type Cell = string | number | null | undefined;
export type Delimiter = ';' | ',';

/**
 * A table (RFC 4180) that a spreadsheet opens as it is: byte order mark, CRLF, and semicolons where the comma is the decimal
 * sign, as in the Netherlands. A cell that begins like a formula is made text, so that opening the file runs nothing; a number
 * below zero stays a number.
 */
export function csvText(rows: readonly (readonly Cell[])[], delimiter: Delimiter = ';'): string {
	return `\uFEFF${rows.map((row) => `${row.map((cell) => written(cell, delimiter)).join(delimiter)}\r\n`).join('')}`;
}

function written(cell: Cell, delimiter: Delimiter): string {
	const text = String(cell ?? '');
	const safe = /^[=+@\t\r]|^-(?![\d.,]+$)/.test(text) ? `'${text}` : text;
	return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as a file to take along. Only what is for everyone may be kept by a browser. */
export function csvFile(name: string, text: string, who: 'everyone' | 'reader'): Response {
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			...(who === 'reader' && { 'cache-control': 'no-store' }),
		},
	});
}
