import type { ConsentWay, ContactWay, DayPart } from '#modules/people';
import { holdsBsn } from '#platform/free-text/free-text';
import type { Field } from './columns.ts';
import { readDay } from './dates.ts';
import type { Table } from './detect-table.ts';
import { readMail } from './mail-address.ts';
import { tidyName } from './names.ts';
import { readPhones } from './phone-numbers.ts';
import { saysNothing, separatorOf, splitValues } from './split-values.ts';
import { readDayParts, readLanguages } from './words-for-codes.ts';

/** Why a row cannot become a card; the code has a sentence in messages/errors. */
export const rowFaults = ['row-without-name', 'row-has-bsn', 'row-name-too-long', 'row-words-too-long'] as const;
export type RowFault = (typeof rowFaults)[number];

/** What a row says about one person. '' and [] when it says nothing. */
export type PersonInSheet = {
	readonly row: number;
	readonly name: string;
	/** As +31612345678. */
	readonly phone: string;
	readonly mail: string;
	/** As it was written: a street, a neighbourhood, a postal code. */
	readonly place: string;
	readonly talents: readonly string[];
	readonly wishes: readonly string[];
	/** ISO 639-1. */
	readonly languages: readonly string[];
	readonly available: readonly DayPart[];
	readonly spokenOn: string | null;
	readonly askAgainOn: string | null;
	/** The words beside that day: "na de zomer". Words that name no day stand in the contact note. */
	readonly askAgainWhy: string;
	/** Whether a column says that somebody said yes, and when and how; null when it says nothing that we understand. */
	readonly consent: Consent | null;
	readonly contactBy: ContactWay | null;
	/** The card this row was given back from, when it was. */
	readonly cardId: string;
	/** How somebody may be reached, in words; numbers and addresses that we do not understand among them. */
	readonly contactNote: string;
	/** Words that have no place on a card, which stay in the file. */
	readonly leftOut: readonly string[];
};

export type Consent = { readonly yes: boolean; readonly on: string | null; readonly how: ConsentWay | null };

export type Reading = {
	readonly people: readonly PersonInSheet[];
	readonly errors: readonly { readonly row: number; readonly fault: RowFault }[];
};

export const most = { name: 60, words: 200, note: 140, talents: 20 } as const;

/** Every row of a table as a person, or the reason why it cannot be. `today` is yyyy-mm-dd. */
export function peopleInTable(table: Table, today: string): Reading {
	const cellsOf = (field: Field) => table.columns.filter((column) => column.field === field);
	const separators = new Map(
		(['talents', 'wishes', 'languages', 'available'] as const).map((field) => [
			field,
			separatorOf(table.rows.flatMap(({ cells }) => cellsOf(field).map(({ index }) => cells[index] ?? ''))),
		]),
	);
	const people: PersonInSheet[] = [];
	const errors: { row: number; fault: RowFault }[] = [];
	for (const { row, cells } of table.rows) {
		const said = (field: Field): string =>
			cellsOf(field)
				.map(({ index }) => cells[index] ?? '')
				.filter(Boolean)
				.join('\n');
		const list = (field: 'talents' | 'wishes' | 'languages' | 'available') =>
			splitValues(said(field), separators.get(field) as RegExp);
		const person = readPerson(row, said, list, today);
		const fault = faultIn(person, table, cells);
		if (fault) errors.push({ row, fault });
		else people.push(person);
	}
	return { people, errors };
}

function readPerson(
	row: number,
	said: (field: Field) => string,
	list: (field: 'talents' | 'wishes' | 'languages' | 'available') => string[],
	today: string,
): PersonInSheet {
	const phones = readPhones(said('phone'));
	const mail = readMail(said('mail'));
	const spoken = readDay(said('lastSpoken'), today, false);
	const spokenOn = spoken?.exact && spoken.on <= today ? spoken.on : null;
	const [, againDay, againWords] = /^(\S+) \((.*)\)$/s.exec(said('askAgain')) ?? [];
	const given = againDay !== undefined && readDay(againDay, today, false)?.exact;
	const again = given ? againDay : said('askAgain');
	const languages = readLanguages(list('languages'));
	const available = readDayParts(list('available'));
	const askAgain = readDay(again, spokenOn ?? today, spokenOn !== null);
	const never = /\bniet (?:meer|weer)\b|\bnooit\b|\bnever\b/i.test(again);
	const [talents, wishes] = [list('talents'), list('wishes')];
	const why = never || askAgain?.exact || !/[\p{L}\p{N}]/u.test(again) ? '' : again.replace(/\s+/g, ' ');
	const remarks = splitValues(said('remarks'), /[;\n|•]+/);
	return {
		row,
		name: tidyName(said('name') || [said('firstName'), said('infix'), said('lastName')].filter(Boolean).join(' ')),
		phone: phones.numbers[0] ?? '',
		mail: mail ?? '',
		place: said('place').replace(/\s+/g, ' '),
		talents: talents.filter((words) => !saysNothing(words)),
		wishes: wishes.filter((words) => !saysNothing(words)),
		languages: languages.codes,
		available: available.codes,
		spokenOn,
		askAgainOn: never ? null : (askAgain?.on ?? null),
		askAgainWhy: given ? (againWords as string) : askAgain ? why : '',
		consent: readConsent(said('consent')),
		contactBy: readContactWay(said('contactBy')),
		cardId: said('cardId').toLowerCase(),
		contactNote: joined([
			said('contactNote'),
			...phones.numbers.slice(1),
			phones.rest,
			mail === undefined ? said('mail') : '',
			never ? again : '',
			askAgain || !why ? '' : `weer vragen: ${why}`,
			...wishes.filter((words) => saysNothing(words) && words.includes(' ')),
			languages.rest.length ? `spreekt ${languages.rest.join(', ')}` : '',
			available.rest.length ? `kan ${available.rest.join(', ')}` : '',
			...remarks.filter(isAboutContact),
		]),
		leftOut: [
			...remarks.filter((words) => !isAboutContact(words)),
			...talents.filter(saysNothing),
			...(spokenOn || !said('lastSpoken') ? [] : [said('lastSpoken')]),
		],
	};
}

const ways: readonly [ContactWay, string][] = [
	['keeper', 'via de makelaar'],
	['mail', 'mail'],
	['text', 'sms'],
	['phone', 'telefoon'],
	['visit', 'langskomen'],
	['nobody', 'niet'],
];
/** The way to reach somebody as one word, and back. */
export const contactWayWords = (way: ContactWay): string =>
	(ways.find(([known]) => known === way) as [ContactWay, string])[1];
const readContactWay = (cell: string): ContactWay | null =>
	ways.find(([way, words]) => [way, words].includes(cell.toLowerCase()))?.[0] ?? null;

const consents: readonly [ConsentWay, string][] = [
	['spoken', 'gesproken'],
	['written', 'op papier'],
	['online', 'online'],
];
export const consentWayWords = (how: ConsentWay): string =>
	(consents.find(([known]) => known === how) as [ConsentWay, string])[1];

/** "ja", "x", a day on which somebody said yes, or "2026-03-01 (gesproken)". "nee" is a no; anything else we do not understand. */
export function readConsent(cell: string): Consent | null {
	const how =
		consents.find(([known, words]) => cell.includes(`(${words})`) || cell.includes(`(${known})`))?.[0] ?? null;
	const text = cell
		.replace(/\s*\([^)]*\)\s*$/, '')
		.trim()
		.toLowerCase();
	const day = readDay(text, '2000-01-01', false);
	if (day?.exact) return { yes: true, on: day.on, how };
	if (/^(?:ja|j|yes|y|x|ok|oke|oké|akkoord|waar|true|1|✓|✔)\b|^[✓✔]$/.test(text)) return { yes: true, on: null, how };
	return /^(?:nee|n|no|nog niet|onwaar|false|0)\b/.test(text) ? { yes: false, on: null, how: null } : null;
}

const joined = (words: readonly string[]): string =>
	[
		...new Set(words.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece))),
	].join('; ');

/**
 * Of what stands under remarks only how somebody may be reached goes onto a card. Quarrels, losses, health and faith do not:
 * nobody said yes to those (privacy P07).
 */
export const isAboutContact = (words: string): boolean =>
	/\b(?:bel|belt|bellen|beller|whats ?app|app|appen|sms|mail|mailen|voicemail|contact|bereik\w*|langs(?:gaan|komen)?|aanbellen|aankloppen|brief|overvragen|call|calls|text|nederlands|nl|tolk|interpreter)\b/i.test(
		words,
	);

/** The eight digits of a date may add up like a burgerservicenummer, and so may a telephone number that lost its zero. */
const withoutDays = (cell: string): string =>
	cell.replace(/\b(?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)\b/g, ' ');

function faultIn(person: PersonInSheet, table: Table, cells: readonly string[]): RowFault | undefined {
	if (!/\p{L}/u.test(person.name)) return 'row-without-name';
	if (person.name.length > most.name) return 'row-name-too-long';
	for (const { index, field } of table.columns) {
		const cell = cells[index] ?? '';
		if (field !== null && field !== 'cardId' && holdsBsn(withoutDays(field === 'phone' ? readPhones(cell).rest : cell)))
			return 'row-has-bsn';
	}
	const tooLong =
		[...person.talents, ...person.wishes].some((words) => words.length > most.words) ||
		person.contactNote.length > most.note ||
		person.askAgainWhy.length > most.note ||
		person.talents.length + person.wishes.length > most.talents;
	return tooLong ? 'row-words-too-long' : undefined;
}
