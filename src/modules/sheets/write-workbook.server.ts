import writeExcel from 'write-excel-file/node';

/** A workbook of one tab: bold headings that stay in sight, and every cell as text, so that no zero or plus gets lost. */
export async function workbookOf(
	tab: string,
	headings: readonly string[],
	rows: readonly (readonly string[])[],
): Promise<Uint8Array<ArrayBuffer>> {
	const text = (value: string) => (value === '' ? null : { type: String, value, wrap: value.includes('\n') });
	const buffer = await writeExcel(
		[
			headings.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
			...rows.map((row) => row.map(text)),
		],
		{ sheet: tab, stickyRowsCount: 1, columns: headings.map(() => ({ width: 22 })) },
	).toBuffer();
	return new Uint8Array(buffer);
}

const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const asDownload = (name: string, workbook: Uint8Array<ArrayBuffer>): Response =>
	new Response(workbook, {
		headers: {
			'content-type': kind,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
