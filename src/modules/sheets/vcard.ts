import type { Sheet } from './sheet.ts';
import { mostRows } from './sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

export const isVcard = (text: string): boolean => /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 300));

const header = ['Naam', 'Telefoon', 'Mail', 'Adres'] as const;

/**
 * Contacts of a phone (vCard 2.1, 3.0, 4.0; RFC 6350) as a tab with a heading. Photographs, birthdays and notes stay in the
 * file: nobody asked for them.
 */
export function sheetFromVcards(text: string): Sheet {
	const rows = unfold(text)
		.split(/^BEGIN:VCARD\s*$/im)
		.slice(1)
		.map((card) => row(card.split('\n').flatMap(property)));
	if (rows.length >= mostRows) throw new UnreadableSheet('sheet-too-big');
	return { name: '', rows: [[...header], ...rows] };
}

type Property = { name: string; value: string };

/** Long lines go on after a line end and a blank; in quoted-printable after an `=` at the end. */
const unfold = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/\n[ \t]/g, '')
		.replace(/(QUOTED-PRINTABLE[^\n]*)((?:=\n[^\n]*)+)/gi, (_, first: string, rest: string) =>
			`${first}${rest}`.replaceAll('=\n', ''),
		);

function property(line: string): Property[] {
	const match = /^(?:[\w-]+\.)?([A-Z-]+)((?:;[^:]*)?):(.*)$/i.exec(line);
	if (!match) return [];
	const [, name = '', how = '', value = ''] = match;
	return [{ name: name.toUpperCase(), value: /QUOTED-PRINTABLE/i.test(how) ? fromQuotedPrintable(value) : value }];
}

function fromQuotedPrintable(value: string): string {
	const bytes: number[] = [];
	for (let at = 0; at < value.length; at++) {
		const code = /^=([0-9A-F]{2})/i.exec(value.slice(at, at + 3));
		if (code) at += 2;
		bytes.push(...(code ? [Number.parseInt(code[1] as string, 16)] : new TextEncoder().encode(value[at])));
	}
	return new TextDecoder().decode(new Uint8Array(bytes));
}

function row(properties: readonly Property[]): string[] {
	const all = (name: string) => properties.filter((one) => one.name === name).map(({ value }) => value);
	const [family = '', given = '', between = ''] = parts(all('N')[0] ?? '');
	const name = plain(all('FN')[0] ?? '') || [given, between, family].filter(Boolean).join(' ');
	const phones = all('TEL').map((value) => plain(value).replace(/^tel:/i, ''));
	const address = all('ADR').map((value) => parts(value).filter(Boolean).join(' '))[0] ?? '';
	return [name, phones.join('\n'), plain(all('EMAIL')[0] ?? ''), address];
}

/** The parts of a value that are separated by `;`, which a backslash makes a letter like any other. */
const parts = (value: string): string[] => value.split(/(?<!\\);/).map(plain);

const plain = (value: string): string =>
	value
		.replace(/\\n/gi, ' ')
		.replace(/\\([,;\\])/g, '$1')
		.trim();
