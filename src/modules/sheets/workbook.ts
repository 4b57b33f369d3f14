import readExcel from 'read-excel-file/universal';
import { mostColumns, mostRows, type Sheet } from './sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';
import { unzip, zip } from './zip.ts';

/**
 * The tabs of an .xlsx file, every row at its own number. A cell in error (#N/B) reads as what it shows: one broken formula
 * must not keep a whole sheet out.
 * @throws UnreadableSheet
 */
export async function sheetsFromWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
	const parts = unzip(bytes);
	if (!parts.has('xl/workbook.xml') && ![...parts.keys()].some((name) => /workbook\d*\.xml$/.test(name)))
		throw new UnreadableSheet('sheet-other-kind');
	for (const [name, part] of parts) {
		if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue;
		const xml = new TextDecoder().decode(part);
		checkReach(xml);
		if (/\bt="e"/.test(xml)) parts.set(name, new TextEncoder().encode(xml.replace(/\bt="e"/g, 't="str"')));
	}
	const read = await reading(zip(parts));
	return read.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(asText)) }));
}

/** One cell in the far corner would make the reader lay out everything before it. */
function checkReach(xml: string): void {
	for (const [, letters = '', row] of xml.matchAll(/<(?:\w+:)?c\s[^>]*\br="([A-Z]+)(\d+)"[^>]*[^/]>/g)) {
		const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
		if (column > mostColumns || Number(row) > mostRows) throw new UnreadableSheet('sheet-too-big');
	}
	for (const [, row] of xml.matchAll(/<(?:\w+:)?row\s[^>]*\br="(\d+)"/g))
		if (Number(row) > 1_048_576) throw new UnreadableSheet('sheet-damaged');
}

async function reading(bytes: Uint8Array<ArrayBuffer>) {
	try {
		return await readExcel(bytes.buffer, { trim: true });
	} catch {
		throw new UnreadableSheet('sheet-damaged');
	}
}

const asText = (cell: unknown): string => {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
	if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
	return String(cell).replaceAll('\r\n', '\n').trim();
};
