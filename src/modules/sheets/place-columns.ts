import { foldedLetters } from './names.ts';
import { columnLetter, isBlank, type Sheet } from './sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

/** What a column of a list of places can hold. */
export const placeFields = [
	'name',
	'kind',
	'summary',
	'area',
	'address',
	'postcode',
	'lat',
	'lon',
	'hours',
	'whenWords',
	'costs',
	'forWhom',
	'phone',
	'mail',
	'website',
	'keeperName',
	'keeperMail',
] as const;
export type PlaceField = (typeof placeFields)[number];

/** Words of a heading, small letters without accents and signs; the ones that decide first. */
const words: readonly [PlaceField | '', RegExp][] = [
	// The number of a person has no place on the map.
	[
		'',
		/\b(?:beheerder|contact ?persoon|contact ?naam|keeper)\b.*\b(?:tel\w*|mobiel\w*|phone|nummer)\b|\b(?:tel\w*|mobiel\w*|phone|nummer)\b.*\b(?:beheerder|contact ?persoon|keeper)\b/,
	],
	[
		'keeperMail',
		/\b(?:mail (?:van )?(?:de )?(?:beheerder|contactpersoon)|(?:beheerder|contactpersoon) (?:e ?)?mail|keeper mail)\b/,
	],
	['keeperName', /\b(?:beheerder|contactpersoon|contact ?naam|keeper)\b/],
	['mail', /\b(?:e ?mail\w*|mail\w*)\b/],
	['website', /\b(?:web ?site|site|url|internet|webadres|link)\b/],
	['phone', /\b(?:tel|telefoon\w*|telnr|mobiel\w*|phone)\b/],
	['postcode', /\b(?:postcode|postal ?code|zip)\b/],
	['lat', /\b(?:lat|latitude|breedtegraad)\b/],
	['lon', /\b(?:lon|lng|long|longitude|lengtegraad)\b/],
	['area', /\b(?:buurt|wijk|gebied|neighbou?rhood|area|district)\b/],
	['address', /\b(?:adres|straat|locatie|address|street)\b/],
	['hours', /\b(?:openingstijd\w*|open|uren|hours)\b/],
	['whenWords', /\b(?:wanneer|tijden?|dagen|when)\b/],
	['costs', /\b(?:kosten|prijs|tarief|costs?|price)\b/],
	['forWhom', /\b(?:doelgroep|voor wie|for whom|target)\b/],
	['kind', /\b(?:soort|type|categorie|kind|category)\b/],
	['summary', /\b(?:omschrijving|beschrijving|wat|toelichting|info\w*|aanbod|description|summary)\b/],
	['name', /\b(?:naam|name|organisatie|plek|activiteit|titel|title)\b/],
];

const fieldOf = (heading: string): PlaceField | '' | undefined => {
	const plain = foldedLetters(heading)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
	return plain === '' || plain.length > 60 ? undefined : words.find(([, pattern]) => pattern.test(plain))?.[0];
};

export type PlaceColumn = { index: number; key: string; examples: string[] };
/** `headerRow` counts as the spreadsheet does, from 1. */
export type PlaceTable = {
	headerRow: number;
	columns: PlaceColumn[];
	/** The field each column most likely holds, '' when none. */
	guessed: (PlaceField | '')[];
	rows: { row: number; cells: readonly string[] }[];
};

/** The table of places on a tab: the first row of more than one cell that names a name is its heading. @throws UnreadableSheet */
export function placeTable({ rows }: Sheet): PlaceTable {
	const at = rows
		.slice(0, 25)
		.findIndex((cells) => cells.filter(Boolean).length > 1 && cells.some((cell) => fieldOf(cell) === 'name'));
	if (at < 0) throw new UnreadableSheet('sheet-no-places');
	const headings = rows[at] ?? [];
	const below = rows
		.map((cells, index) => ({ row: index + 1, cells }))
		.filter(({ row, cells }) => row > at + 1 && !isBlank(cells));
	if (below.length === 0) throw new UnreadableSheet('sheet-empty');
	const columns = headings.flatMap((heading, index) => {
		const filled = below.map(({ cells }) => cells[index] ?? '').filter(Boolean);
		return heading === '' && filled.length === 0
			? []
			: [
					{
						index,
						key: heading || columnLetter(index),
						examples: [...new Set(filled)].slice(0, 3).map((cell) => cell.slice(0, 60)),
					},
				];
	});
	const taken = new Set<PlaceField>();
	const guessed = columns.map(({ key }) => {
		const field = fieldOf(key);
		if (!field || taken.has(field)) return '';
		taken.add(field);
		return field;
	});
	return { headerRow: at + 1, columns, guessed, rows: below };
}

/** What a row says under each field; columns of one field are read after each other. */
export function saidInRow(
	cells: readonly string[],
	columns: readonly PlaceColumn[],
	fields: readonly string[],
): Partial<Record<PlaceField, string>> {
	const said: Partial<Record<PlaceField, string>> = {};
	for (const [at, { index }] of columns.entries()) {
		const field = fields[at] as PlaceField | '' | undefined;
		const cell = (cells[index] ?? '').trim();
		if (field && cell) said[field] = said[field] ? `${said[field]}, ${cell}` : cell;
	}
	return said;
}
