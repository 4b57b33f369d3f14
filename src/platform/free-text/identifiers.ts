import { isFirstName, opensAsOrdinaryWord } from './first-names.ts';
import { isKnownWord } from './known-words.ts';

export const identifierKinds = ['bsn', 'iban', 'phone', 'mail', 'address', 'postcode', 'name', 'health'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** A piece of a text that points at one person; `start` and `end` count UTF-16 units. */
export type Identifier = {
	readonly kind: IdentifierKind;
	readonly start: number;
	readonly end: number;
	readonly piece: string;
};

/**
 * Finds what in a free text points at a person (privacy P08, P09). Errs on the side of asking: the writer decides, only a
 * burgerservicenummer is refused. Pieces come in order of place and do not overlap; of two that do, the one found first by
 * the order of `searches` stays.
 */
export function findIdentifiers(text: string): Identifier[] {
	const found: Identifier[] = [];
	for (const search of searches) {
		for (const one of search(text)) {
			if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

/**
 * Nine digits that pass the eleven test of the burgerservicenummer (UAVG art. 46): 9a+8b+…+2h−1i divisible by 11.
 * Older numbers of eight digits start with a zero.
 */
export function isBsn(digits: string): boolean {
	if (!/^\d{8,9}$/.test(digits)) return false;
	const nine = digits.padStart(9, '0');
	if (/^(\d)\1+$/.test(nine)) return false;
	const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
	return sum % 11 === 0;
}

/** ISO 13616: move the first four signs to the end, letters become numbers, the whole modulo 97 is 1. */
export function isIban(typed: string): boolean {
	const iban = typed.replace(/\s/g, '').toUpperCase();
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
	const moved = iban.slice(4) + iban.slice(0, 4);
	let rest = 0;
	for (const sign of moved)
		for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
	return rest === 1;
}

type Search = (text: string) => Identifier[];

const matches =
	(kind: IdentifierKind, pattern: RegExp, keep: (piece: string) => boolean = () => true): Search =>
	(text) =>
		[...text.matchAll(pattern)]
			.map((match) => ({ kind, start: match.index, end: match.index + match[0].length, piece: match[0] }))
			.filter(({ piece }) => keep(piece));

const digitsOf = (piece: string): string => piece.replace(/\D/g, '');

const streets =
	'straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk|plantsoen|park|baan|markt|ring|dam|haven|wal|kamp|burg|akker|weide|oord|tuin';

/** Illnesses and conditions by name. Wishes and worries may be told without; the care zone is the place for these (privacy P07). */
const health =
	'depressie|depressief|depressieve|burn-?out|psychose|psychotisch|psychotische|schizofrenie|schizofreen|bipolair|borderline|autisme|autistisch|autistische|adhd|add|ptss|dementie|dement|demente|alzheimer|parkinson|kanker|tumor|chemo|chemokuur|diabetes|suikerziekte|hiv|aids|epilepsie|beroerte|hersenbloeding|hartinfarct|hartfalen|copd|astma|reuma|ms-pati[eë]nt|verslaafd|verslaafde|verslaving|alcoholist|alcoholisme|anorexia|boulimia|eetstoornis|zelfmoord|su[iï]cidaal|su[iï]cide|zwakbegaafd|verstandelijk beperkt|verstandelijke beperking|licht verstandelijk|lvb|dwangstoornis|angststoornis|paniekstoornis|niet-aangeboren hersenletsel|korsakov|zwanger|abortus|medicatie|antidepressiva|methadon|verward gedrag|hepatitis';

const title =
	'(?:mevrouw|mevr\\.?|mw\\.?|meneer|mijnheer|dhr\\.?|de heer|heer|juffrouw|dokter|dr\\.|meester|juf|tante|oom|opa|oma|familie|fam\\.|zuster|broeder|imam|dominee|pastoor)';
const between = "(?:(?:van|de|der|den|ten|ter|te|el|al|ait|ben|bin|van't|in|'t|op|la|du|von|di|da)\\s+){0,3}";
const surname = "\\p{Lu}[\\p{L}'’-]+";

const searches: Search[] = [
	matches(
		'mail',
		/[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\]| at (?=[\w-]+ (?:punt|dot)))\s?[\p{L}\p{N}-]+(?:(?:\.| punt | dot )[\p{L}\p{N}-]+)+/giu,
	),
	matches('iban', /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{2,4}){3,8}\b/gi, isIban),
	// Somebody says that it is one, whatever the sum says.
	matches(
		'bsn',
		/(?<=\b(?:bsn|burgerservicenummer|sofi-?nummer)\W{0,3}(?:is|nummer|nr\.?)?\W{0,3})\d(?:[ .-]?\d){7,8}/gi,
	),
	// Before the number that adds up: eight digits of one telephone number in eleven do.
	matches('phone', /(?<![\d\p{L}])(?:\+\s?31|0031|0)[\s./()-]*(?:\(0\)\s*)?(?:\d[\s./()-]*){8}\d(?!\d)/gu),
	matches('bsn', /(?<![\d+])\d(?:[ .-]?\d){7,8}(?![\d])/g, (piece) => isBsn(digitsOf(piece)) && !looksLikePhone(piece)),
	matches(
		'postcode',
		/\b[1-9]\d{3}\s?[a-z]{2}(?:[\s,]+(?:nr\.?|nummer|huisnummer)?\s*\d{1,4}\s?[a-z]?)?\b/gi,
		(piece) =>
			/^\d{4}\s?(?!(?:ja|of|en|in|is|op|te|na|om|we|ik|er|je|ze|al|nu|zo|de|km|cm|mm|uu)\b)[a-z]{2}/i.test(piece) &&
			!/\b(SA|SD|SS)\b/.test(piece),
	),
	matches(
		'address',
		new RegExp(
			`(?<![\\p{L}])(?:\\p{Lu}[\\p{L}'’.-]*\\s+){0,3}\\p{L}*(?:${streets})\\s+(?:nr\\.?\\s*|nummer\\s+|op\\s+(?:nr\\.?|nummer)\\s+)?\\d{1,4}(?!\\d|\\s*(?:uur|euro|jaar|keer|mensen|kinderen|dagen|weken|maanden|minuten|meter|procent|bewoners|ouders|jongeren|buren|huizen|bomen))\\s?(?:-?[a-z](?![\\p{L}])|-?(?:bis|hs|i{1,3}))?`,
			'giu',
		),
	),
	matches(
		'address',
		/(?<![\p{L}])(?:op|van|uit|bij|woont op|huis)?\s?(?:huis)?nummer\s+\d{1,4}\s?[a-z]?(?![\p{L}\d])/giu,
	),
	matches('health', new RegExp(`(?<![\\p{L}])(?:${health})(?![\\p{L}])`, 'giu')),
	matches(
		'name',
		new RegExp(
			`(?<![\\p{L}])${title.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)}\\s+${between.replace(/(?<=[|:(])([a-z])/g, '$1')}(?:\\p{Lu}\\.\\s*)*${surname}(?:[ -]${surname})?`,
			'gu',
		),
		(piece) => !isKnownWord(piece.split(/\s+/).at(-1) as string),
	),
	matches('name', /(?<![\p{L}])(?:\p{Lu}\.\s?){1,3}(?:(?:van|de|der|den|ten|ter|el|al)\s+){0,2}\p{Lu}[\p{L}'’-]{2,}/gu),
	likelyNames,
];

function looksLikePhone(piece: string): boolean {
	return digitsOf(piece).length >= 10 || /^0[1-9]\d?[ -]\d/.test(piece);
}

/** First names wherever they stand, and words with a capital in the middle of a sentence that we do not know as anything else. */
function likelyNames(text: string): Identifier[] {
	const found: Identifier[] = [];
	for (const match of text.matchAll(/(?<![\p{L}\p{N}@])\p{L}[\p{L}'’-]*/gu)) {
		const word = match[0].replace(/['’]s$/u, '');
		const start = match.index;
		const end = start + word.length;
		const last = found.at(-1);
		const follows =
			last !== undefined && /^\s(?:(?:van|de|der|den|ten|ter|el|al)\s){0,2}$/u.test(text.slice(last.end, start));
		const opens = opensSentence(text, start);
		if (opens && opensAsOrdinaryWord(word, text.slice(end))) continue;
		if (!isLikelyName(word, opens, follows)) continue;
		if (follows && /^\p{Lu}/u.test(word))
			found[found.length - 1] = { ...last, end, piece: text.slice(last.start, end) };
		else found.push({ kind: 'name', start, end, piece: word });
	}
	return found;
}

function isLikelyName(word: string, opens: boolean, follows: boolean): boolean {
	if (isKnownWord(word)) return false;
	const capital = /^\p{Lu}\p{Ll}/u.test(word);
	if (isFirstName(word)) return capital || word.length >= 4;
	if (!capital || opens || namesAPlace(word)) return false;
	return follows || word.length >= 3;
}

/** `Rijnstraat`, `Vondelpark`, `Griftpark`, `Cereolschool`: places by how they end. */
const placeEnding =
	/(?:straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk|plantsoen|park|flat|wijk|buurt|dorp|school|kerk|huis|tuin|veld|bos|brug|markt|centrum|bad|zaal|hal|eiland|kwartier|haven|land|burg|stad|club|bank|fonds|team|dag|feest|weken|cafe|café|winkel|museum|theater|toren|hoeve|gaarde|veen|meer|zee|rijn|vecht|singels|pleintje|hofje)(?:en|s|se|er|ers)?(?:-\p{L}+)?$/iu;
const namesAPlace = (word: string): boolean =>
	placeEnding.test(word) || /-(?:Zuid|Noord|Oost|West|Centrum)$/.test(word);

/** Whether nothing but signs stands between this place and the start, or the end of the sentence before. */
function opensSentence(text: string, start: number): boolean {
	const before = text.slice(0, start).replace(/["'“”‘’«»(\s*•–-]+$/u, '');
	return before === '' || /[.!?:;\n]$/u.test(before) || /\n\s*$/u.test(text.slice(0, start));
}

/**
 * A mark for exactly this text, which "toch zo laten" sends along: whoever changes the text is asked again.
 * Not a secret and not a signature (FNV-1a, 32 bits, and the length).
 */
export function markOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
	return `${(hash >>> 0).toString(36)}-${text.length}`;
}

export type TextCheck = { readonly found: Identifier[]; readonly outcome: 'clean' | 'ask' | 'refuse' };

/** What to do with a text before saving: a BSN is refused, other pieces are asked about once. */
export function checkText(text: string, confirmed: string | undefined): TextCheck {
	const found = findIdentifiers(text);
	if (found.some(({ kind }) => kind === 'bsn')) return { found, outcome: 'refuse' };
	if (found.length === 0 || confirmed === markOf(text)) return { found, outcome: 'clean' };
	return { found, outcome: 'ask' };
}
