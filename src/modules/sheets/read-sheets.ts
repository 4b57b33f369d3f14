import { cellsFromText } from './delimited.ts';
import { isBlank, mostBytes, type Sheet } from './sheet.ts';
import { textFromBytes } from './text-from-bytes.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';
import { isVcard, sheetFromVcards } from './vcard.ts';

/**
 * The tabs of a file, by what is in it; its name plays no part. Delimited text and address cards are one tab without a name.
 * @throws UnreadableSheet
 */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
	if (bytes.length === 0) throw new UnreadableSheet('sheet-empty');
	if (bytes.length > mostBytes) throw new UnreadableSheet('sheet-too-big');
	const sheets = (await bySigns(bytes)).map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(storable)) }));
	const filled = sheets.filter(({ rows }) => !rows.every(isBlank));
	if (filled.length === 0) throw new UnreadableSheet('sheet-empty');
	return filled;
}

async function bySigns(bytes: Uint8Array): Promise<Sheet[]> {
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return (await import('./workbook.ts')).sheetsFromWorkbook(bytes);
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		throw new UnreadableSheet(holdsWide(bytes, 'EncryptedPackage') ? 'sheet-password' : 'sheet-old-excel');
	if (
		startsWith(
			bytes,
			[...'%PDF'].map((letter) => letter.charCodeAt(0)),
		)
	)
		throw new UnreadableSheet('sheet-binary');
	const text = textFromBytes(bytes);
	return [isVcard(text) ? sheetFromVcards(text) : { name: '', rows: cellsFromText(text) }];
}

/** Half a sign, or a sign of nothing, can be typed by nobody and kept by no database. */
const storable = (cell: string): string => cell.toWellFormed().replaceAll('\0', '');

const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean =>
	sign.every((byte, index) => bytes[index] === byte);

/** Whether a word stands in the bytes with a zero after each letter, as old Office files name their parts. */
const holdsWide = (bytes: Uint8Array, word: string): boolean =>
	new TextDecoder('latin1').decode(bytes).includes([...word].join('\0'));
