import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zip } from './zip.ts';

/** The real-looking sheet of the shared reference data, where it is. */
export const sprokkelaar = join(
	process.env.BUURTWEEFSEL_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
	'sheets/sprokkelaar.xlsx',
);

/** A list as Excel saves it as CSV in the Netherlands: semicolons, CRLF, and Windows-1252 letters once encoded. */
export const dutchList = [
	'Mensen uit de buurt – lijst van Anouk;;;;',
	';;;;',
	'Naam;Mobiel;Buurt;Talent;Opnieuw vragen',
	'Zoë Brinkman;06 12 34 50 01;Trumanlaan 4;koken voor groepen;voorjaar 2027',
	'"Öztürk, Defne";612345002;Columbuslaan;"naaien; knopen aanzetten";12-5-26',
	';;;;',
	';0612345003;Columbuslaan;tuinieren;',
	'Ruben’s vader;030-2345678 / 06-12345004;Afrikalaan 9;"klussen\nen fietsen maken";als het rustiger is',
	'Bea Vos;0612345005;Peltlaan 12;BSN 123456782;mei',
	'ZOË BRINKMAN;0612345006;Trumanlaan;koken voor groepen;',
].join('\r\n');

const beyondLatin: Record<string, number> = {
	'€': 0x80,
	'‘': 0x91,
	'’': 0x92,
	'“': 0x93,
	'”': 0x94,
	'–': 0x96,
	'—': 0x97,
};

export const windows1252 = (text: string): Uint8Array =>
	Uint8Array.from(text, (letter) => beyondLatin[letter] ?? letter.charCodeAt(0));

const sheetXml = (rows: string): string =>
	`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A small workbook with one tab of the given rows, in the XML of the format. */
export function workbook(rows: string, more: Record<string, string> = {}): Uint8Array {
	const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const parts: Record<string, string> = {
		'[Content_Types].xml':
			'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
		'_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': sheetXml(rows),
		...more,
	};
	return zip(new Map(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)])));
}

/** One cell of words. */
export const textCell = (place: string, words: string): string =>
	`<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** A zip file that says little and unpacks to `size` bytes. */
export function bomb(size: number): Uint8Array {
	const packed = deflateRawSync(Buffer.alloc(size));
	const file = zip(new Map([['xl/workbook.xml', packed]]));
	const view = new DataView(file.buffer);
	view.setUint16(8, 8, true);
	view.setUint16(file.length - 22 - 46 - 'xl/workbook.xml'.length + 10, 8, true);
	return file;
}

/** An old Office file with a part of the given name. */
export const compound = (part: string): Uint8Array =>
	Uint8Array.from([
		0xd0,
		0xcf,
		0x11,
		0xe0,
		0xa1,
		0xb1,
		0x1a,
		0xe1,
		...Buffer.alloc(600),
		...Buffer.from(part, 'utf16le'),
	]);
