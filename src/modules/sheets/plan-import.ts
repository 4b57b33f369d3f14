import type { ConsentWay, ContactWay, DayPart } from '#modules/people';
import type { TalentKind } from '#modules/talents';
import { duplicatePairs, placeParts } from './duplicates.ts';
import { foldedLetters, nameWords } from './names.ts';
import { most, type PersonInSheet, type Reading, type RowFault } from './people-in-sheet.ts';

/** A card of the team as it stands, with what is known of the rows it came from. */
export type KnownCard = {
	readonly id: string;
	readonly called: string;
	readonly phone: string;
	readonly mail: string;
	readonly areaCode: string | null;
	readonly languages: readonly string[];
	readonly available: readonly DayPart[];
	readonly askAgainOn: string | null;
	readonly askAgainWhy: string;
	readonly contactBy: ContactWay;
	readonly contactNote: string;
	/** Who signs in writes their own card; a list changes nothing on it. */
	readonly own: boolean;
	/** Somebody who wants to be left alone is left alone by a list too. */
	readonly restrictedAt?: Date | null;
	readonly talents: readonly { readonly kind: TalentKind; readonly words: string }[];
	readonly keys: readonly string[];
};

/** What the worker said about the file. */
export type Choices = {
	/** Area code per place as `placeKey` gives it; '' where none is to be written down. */
	readonly areas: Readonly<Record<string, string>>;
	/** For rows whose place says nothing. */
	readonly area: string;
	/** Everybody in the file said yes, so and then; a row that says otherwise itself counts. */
	readonly everyone: boolean;
	readonly how: ConsentWay;
	readonly on: string;
	/** Pairs of rows that are one person. */
	readonly same: readonly (readonly [number, number])[];
};

export type PlanFault = RowFault | 'row-without-yes' | 'row-yes-in-future' | 'row-too-long-ago' | 'row-card-gone';

export const changeKinds = [
	'phone',
	'mail',
	'area',
	'languages',
	'available',
	'askAgain',
	'contact',
	'talents',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One person to be, from one row or from more that are the same. */
export type Planned = {
	readonly rows: readonly number[];
	readonly person: PersonInSheet;
	readonly areaCode: string | null;
	readonly consentOn: string;
	readonly consentHow: ConsentWay;
	/** The later of the yes and the last time they spoke: from here the term of the card counts. */
	readonly lastActiveOn: string;
	readonly keys: readonly string[];
	/** The card it is, when it is there already. */
	readonly cardId: string | null;
	/** What the file has that the card has not, or otherwise. */
	readonly changes: readonly ChangeKind[];
	/** Talents and wishes that are not on the card yet. */
	readonly added: readonly { readonly kind: TalentKind; readonly words: string }[];
};

export type Plan = {
	readonly fresh: readonly Planned[];
	readonly changed: readonly Planned[];
	readonly known: readonly Planned[];
	readonly faults: readonly { readonly row: number; readonly fault: PlanFault }[];
	readonly pairs: readonly (readonly [number, number])[];
};

/** What a place counts as when areas are chosen for it: the street, else the words as they are. */
export const placeKey = (place: string): string => placeParts(place).street || foldedLetters(place);

/** What a row says about who and where, from which its key is made. */
export const identityOf = (person: Pick<PersonInSheet, 'name' | 'phone' | 'mail' | 'place'>): string =>
	JSON.stringify([nameWords(person.name), person.phone, person.mail, foldedLetters(person.place)]);

/**
 * What would happen to every row. Changes nothing and knows no database: `cards` are those of the team, `keyOf` makes a key of
 * an identity, `isGone` says of whom
 * the card went or rests, `areaOf` finds the area that a place itself names, and on `oldest` starts the term that a card is kept: who was last heard of before would be gone tomorrow.
 */
export function planImport(
	{ people, errors }: Reading,
	choices: Choices,
	cards: readonly KnownCard[],
	{
		keyOf,
		isGone,
		areaOf,
		today,
		oldest,
	}: {
		keyOf: (identity: string) => string;
		isGone: (row: { keys: readonly string[]; cardId: string }) => boolean;
		areaOf: (place: string) => string | undefined;
		today: string;
		oldest: string;
	},
): Plan {
	const faults: { row: number; fault: PlanFault }[] = [...errors];
	const pairs = duplicatePairs(people);
	const find = recogniser(cards);
	const planned = groups(people, [...choices.same, ...ofOneCard(people, cards, keyOf)]).flatMap((rows): Planned[] => {
		const person = rows.reduce(together);
		const { yes, on, how } = consentOf(rows, choices);
		const lastActiveOn = [on, ...(person.spokenOn ? [person.spokenOn] : [])].sort().at(-1) as string;
		const keys = rows.map((row) => keyOf(identityOf(row)));
		const fault = rows.some(({ cardId }) => isGone({ keys, cardId }))
			? 'row-card-gone'
			: !yes
				? 'row-without-yes'
				: on > today
					? 'row-yes-in-future'
					: lastActiveOn < oldest
						? 'row-too-long-ago'
						: undefined;
		if (fault) {
			faults.push(...rows.map(({ row }) => ({ row, fault }) as const));
			return [];
		}
		const areaCode = areaOf(person.place) ?? (choices.areas[placeKey(person.place)] || choices.area || null);
		return [
			{
				rows: rows.map(({ row }) => row),
				person,
				areaCode,
				consentOn: on,
				consentHow: how,
				lastActiveOn,
				keys,
				cardId: null,
				changes: [],
				added: [],
			},
		];
	});
	const withCards = find(planned).map(([one, card]) =>
		card ? { ...one, cardId: card.id, ...differences(one, card) } : one,
	);
	return {
		fresh: withCards.filter(({ cardId }) => cardId === null),
		changed: withCards.filter(({ cardId, changes }) => cardId !== null && changes.length > 0),
		known: withCards.filter(({ cardId, changes }) => cardId !== null && changes.length === 0),
		faults: faults.sort((a, b) => a.row - b.row),
		pairs,
	};
}

/** Rows that became one card before are one person still. */
function ofOneCard(
	people: readonly PersonInSheet[],
	cards: readonly KnownCard[],
	keyOf: (identity: string) => string,
): [number, number][] {
	const cardOfKey = new Map(cards.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const)));
	const rows = Map.groupBy(people, (person) => cardOfKey.get(keyOf(identityOf(person))));
	return [...rows].flatMap(([card, [first, ...others]]) =>
		card && first ? others.map(({ row }): [number, number] => [first.row, row]) : [],
	);
}

/** Rows that were said to be one person, together; the others alone; in the order of the sheet. */
function groups(people: readonly PersonInSheet[], same: Choices['same']): PersonInSheet[][] {
	const leader = new Map(people.map(({ row }) => [row, row]));
	const lead = (row: number): number => {
		const next = leader.get(row) ?? row;
		return next === row ? row : lead(next);
	};
	for (const [one, other] of same)
		if (leader.has(one) && leader.has(other))
			leader.set(Math.max(lead(one), lead(other)), Math.min(lead(one), lead(other)));
	return [...Map.groupBy(people, ({ row }) => lead(row)).values()];
}

/** Two rows about one person: the first that says something is believed, lists are put together. */
function together(one: PersonInSheet, other: PersonInSheet): PersonInSheet {
	const both = (a: readonly string[], b: readonly string[]) => [
		...new Map([...a, ...b].map((words) => [words.toLowerCase(), words])).values(),
	];
	const again = one.askAgainOn ? one : other;
	const note = both(one.contactNote.split('; '), other.contactNote.split('; ')).filter(Boolean);
	// A second number is a way to reach somebody too.
	const second = other.phone && one.phone && other.phone !== one.phone ? [other.phone] : [];
	const fitting = [...second, ...note].reduce(
		(text, words) => (`${text}; ${words}`.length > most.note ? text : [text, words].filter(Boolean).join('; ')),
		'',
	);
	return {
		...one,
		phone: one.phone || other.phone,
		mail: one.mail || other.mail,
		place: one.place || other.place,
		talents: both(one.talents, other.talents),
		wishes: both(one.wishes, other.wishes),
		languages: both(one.languages, other.languages),
		available: both(one.available, other.available) as DayPart[],
		spokenOn:
			[one.spokenOn, other.spokenOn]
				.filter((day) => day !== null)
				.sort()
				.at(-1) ?? null,
		askAgainOn: again.askAgainOn,
		askAgainWhy: again.askAgainWhy,
		contactNote: fitting,
		contactBy: one.contactBy ?? other.contactBy,
		cardId: one.cardId || other.cardId,
	};
}

/** A no of any row is a no; else the first that says yes itself, else what was said of the whole file. */
function consentOf(
	rows: readonly PersonInSheet[],
	{ everyone, how, on }: Choices,
): { yes: boolean; how: ConsentWay; on: string } {
	const said = rows.flatMap(({ consent }) => consent ?? []);
	const own = said.find(({ yes }) => yes);
	return {
		yes: said.every(({ yes }) => yes) && (own !== undefined || everyone),
		how: own?.how ?? how,
		on: own?.on ?? on,
	};
}

/** Finds the card of each: by its number, by a row that was seen before, else by name with a number, an address or an area. */
function recogniser(cards: readonly KnownCard[]) {
	const byId = new Map(cards.map((card) => [card.id, card]));
	const byKey = new Map(cards.flatMap((card) => card.keys.map((key) => [key, card] as const)));
	const byName = Map.groupBy(cards, ({ called }) => nameWords(called).join(' '));
	return (planned: readonly Planned[]): [Planned, KnownCard | undefined][] => {
		const found = new Map<Planned, KnownCard>();
		const taken = new Set<string>();
		const take = (one: Planned, card: KnownCard | undefined) => {
			if (!card || taken.has(card.id)) return;
			taken.add(card.id);
			found.set(one, card);
		};
		for (const one of planned)
			take(
				one,
				byId.get(one.person.cardId) ?? one.keys.map((key) => byKey.get(key)).find((card) => card !== undefined),
			);
		for (const one of planned.filter((row) => !found.has(row))) {
			const namesakes = (byName.get(nameWords(one.person.name).join(' ')) ?? []).filter(({ id }) => !taken.has(id));
			take(
				one,
				namesakes.find((card) => isReachedAlike(one.person, card)) ??
					(namesakes.length === 1 && nameWords(one.person.name).length > 1
						? namesakes.find((card) => livesThere(one, card))
						: undefined),
			);
		}
		return planned.map((one) => [one, found.get(one)]);
	};
}

const isReachedAlike = (person: PersonInSheet, card: KnownCard): boolean =>
	(person.phone !== '' && person.phone === card.phone) || (person.mail !== '' && person.mail === card.mail);

const livesThere = ({ person, areaCode }: Planned, card: KnownCard): boolean =>
	areaCode !== null &&
	areaCode === card.areaCode &&
	!(person.phone !== '' && card.phone !== '' && person.phone !== card.phone) &&
	!(person.mail !== '' && card.mail !== '' && person.mail !== card.mail);

/** What the file has that the card has not. What the file is silent about stays as it is; a person's own card stays theirs. */
function differences({ person, areaCode }: Planned, card: KnownCard): Pick<Planned, 'changes' | 'added'> {
	if (card.own || card.restrictedAt) return { changes: [], added: [] };
	const there = new Set(card.talents.map(({ kind, words }) => `${kind} ${lettersOf(words)}`));
	const added = [
		...person.talents.map((words) => ({ kind: 'talent' as const, words })),
		...person.wishes.map((words) => ({ kind: 'wish' as const, words })),
	].filter(({ kind, words }) => !there.has(`${kind} ${lettersOf(words)}`));
	const other = (file: string, now: string) => file !== '' && file !== now;
	const more = (file: readonly string[], now: readonly string[]) => file.some((code) => !now.includes(code));
	const changed: Record<ChangeKind, boolean> = {
		phone: other(person.phone, card.phone),
		mail: other(person.mail, card.mail),
		area: other(areaCode ?? '', card.areaCode ?? ''),
		languages: more(person.languages, card.languages),
		available: more(person.available, card.available),
		askAgain: other(person.askAgainOn ?? '', card.askAgainOn ?? ''),
		contact:
			other(lettersOf(person.contactNote), lettersOf(card.contactNote)) ||
			(person.contactBy !== null && person.contactBy !== card.contactBy),
		talents: added.length > 0,
	};
	return { changes: changeKinds.filter((kind) => changed[kind]), added };
}

/** Words as they count when two are compared: without signs, blanks and capitals. */
const lettersOf = (words: string): string =>
	foldedLetters(words)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
