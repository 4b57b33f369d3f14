import { readDay } from './dates.ts';
import { readMail } from './mail-address.ts';
import { foldedLetters } from './names.ts';
import { readPhones } from './phone-numbers.ts';

/** What a column of a sheet of people can hold. */
export const fields = [
	'name',
	'firstName',
	'infix',
	'lastName',
	'phone',
	'mail',
	'place',
	'talents',
	'wishes',
	'lastSpoken',
	'askAgain',
	'remarks',
	'contactNote',
	'contactBy',
	'languages',
	'available',
	'consent',
	'cardId',
] as const;
export type Field = (typeof fields)[number];

/** Fields of which a sheet may have more than one column; their cells are read as one. */
const several = new Set<Field>(['phone', 'talents', 'wishes', 'remarks', 'languages', 'available']);

/** Words of a heading per field, the ones that decide first. A heading is small letters without accents and signs. */
const words: readonly [Field, number, RegExp][] = [
	['cardId', 6, /^kaartnummer$/],
	['contactBy', 6, /\b(?:bereiken via|contact via|reach by)\b/],
	['contactNote', 6, /\b(?:contact ?notitie|notitie (?:bij|over) bereiken|hoe bereiken|contact note)\b/],
	[
		'askAgain',
		5,
		/\b(?:opnieuw|weer vragen|weer bellen|terugbellen|nabellen|herinner\w*|ask again|follow ?up|remind\w*|opvolg\w*|wek(?:ken|datum)|vraag weer)\b/,
	],
	['consent', 5, /\b(?:toestemming|akkoord|avg|gdpr|ja gezegd|zei ja|consent|mag op (?:de )?kaart|permission)\b/],
	[
		'lastSpoken',
		4,
		/\b(?:laatst\w*|gesproken|gezien|contactdatum|datum contact|datum gesprek|last (?:spoken|contact|seen|talked)|spoken)\b/,
	],
	['mail', 4, /\b(?:e ?mail\w*|mail\w*)\b/],
	[
		'phone',
		4,
		/\b(?:tel|tel ?nr|telefoon\w*|telnr|mobiel\w*|mob|gsm|phone\w*|mobile|whatsapp|06(?: nr| nummer)?|nummer 06)\b/,
	],
	['firstName', 4, /\b(?:voornaam|roepnaam|first ?name|given ?name)\b/],
	['infix', 4, /\b(?:tussenvoegsel\w*|tussenv|tv|infix)\b/],
	['lastName', 4, /\b(?:achternaam|familienaam|last ?name|surname|family ?name)\b/],
	['name', 4, /\b(?:naam|name|volledige naam|full ?name)\b/],
	[
		'talents',
		4,
		/\b(?:kan|kunnen|talent\w*|goed in|aanbod|biedt|bieden|skills?|can|offers?|vaardig\w*|kwaliteiten|kan helpen)\b/,
	],
	[
		'wishes',
		4,
		/\b(?:wil|zoekt|zoek|wens\w*|vraag|hulpvraag|behoefte\w*|nodig|wish\w*|wants?|needs?|looking for|droom|dromen)\b/,
	],
	['languages', 4, /\b(?:taal|talen|spreekt|languages?|speaks)\b/],
	['available', 4, /\b(?:beschikbaar\w*|dagdelen|dagdeel|dagen|tijden|wanneer kan|availab\w*|days)\b/],
	[
		'place',
		4,
		/\b(?:adres|straat|buurt|wijk|postcode|waar|woont|locatie|address|street|area|neighbou?rhood|postal ?code|zip)\b/,
	],
	[
		'remarks',
		3,
		/\b(?:bijzonder\w*|opmerking\w*|notitie\w*|aantekening\w*|toelichting|notes?|remarks?|comments?|overig\w*)\b/,
	],
	['name', 2, /\b(?:wie|persoon|bewoner|inwoner|deelnemer|contactpersoon|who|person|resident)\b/],
	['talents', 2, /\b(?:wat)\b/],
	['lastSpoken', 1, /\b(?:datum|date)\b/],
	['place', 1, /\b(?:plaats|woonplaats|city|town)\b/],
];

const plainHeading = (heading: string): string =>
	foldedLetters(heading)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** The field a heading names most clearly, with how clearly (0 when it names none). */
export function fieldOfHeading(heading: string): { field: Field; clear: number } | undefined {
	const plain = plainHeading(heading);
	if (plain === '' || plain.length > 60) return undefined;
	const found = words.filter(([, , pattern]) => pattern.test(plain));
	const best = found.reduce<(typeof words)[number] | undefined>((a, b) => (!a || b[1] > a[1] ? b : a), undefined);
	return best && { field: best[0], clear: best[1] };
}

/** The field of each column, by its heading and by the look of what is in it; null when we do not know. */
export function guessFields(headings: readonly string[], columns: readonly (readonly string[])[]): (Field | null)[] {
	const guesses = headings.map((heading, index) => {
		const guess = fieldOfHeading(heading);
		return guess && fits(guess.field, columns[index] ?? []) ? guess : undefined;
	});
	const taken = new Set<Field>();
	const chosen: (Field | null)[] = headings.map(() => null);
	const byClearness = guesses
		.flatMap((guess, index) => (guess ? [{ ...guess, index }] : []))
		.sort((a, b) => b.clear - a.clear || a.index - b.index);
	for (const { field, index } of byClearness) {
		if (taken.has(field) && !several.has(field)) continue;
		chosen[index] = field;
		taken.add(field);
	}
	// A full name makes the parts of it superfluous only when both halves are missing.
	if (taken.has('firstName') && taken.has('name') && !taken.has('lastName'))
		chosen[chosen.indexOf('name')] = 'lastName';
	return byLook(chosen, taken, columns);
}

/** Columns that no heading explained, where nearly all cells are plainly a mail address or a telephone number. */
function byLook(
	chosen: (Field | null)[],
	taken: Set<Field>,
	columns: readonly (readonly string[])[],
): (Field | null)[] {
	for (const [field, looks] of [
		['mail', isMail],
		['phone', isPhone],
	] as const) {
		if (taken.has(field)) continue;
		const index = chosen.findIndex((known, at) => known === null && share(columns[at] ?? [], looks) >= 0.6);
		if (index >= 0) chosen[index] = field;
	}
	return chosen;
}

/** "Nummer" over 1, 2, 3 is no telephone number, whatever the heading says. */
const fits = (field: Field, cells: readonly string[]): boolean => {
	const filled = cells.filter((cell) => cell !== '');
	if (filled.length === 0) return true;
	if (field === 'phone') return filled.some((cell) => /\d{6}/.test(cell.replace(/[^\d]/g, '')));
	if (field === 'mail') return filled.some((cell) => /@| at |\(at\)/i.test(cell));
	if (field === 'lastSpoken') return share(filled, (cell) => /\d|week|maand|gisteren|jaar/i.test(cell)) > 0.3;
	return true;
};

const isMail = (cell: string): boolean => readMail(cell) !== undefined;
const isPhone = (cell: string): boolean => readPhones(cell).numbers.length > 0 && !isDay(cell);
const isDay = (cell: string): boolean => readDay(cell, '2026-01-01', false)?.exact ?? false;

function share(cells: readonly string[], looks: (cell: string) => boolean): number {
	const filled = cells.filter((cell) => cell !== '').slice(0, 200);
	return filled.length < 2 ? 0 : filled.filter(looks).length / filled.length;
}
