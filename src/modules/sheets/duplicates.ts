import { foldedLetters, nameWords } from './names.ts';
import type { PersonInSheet } from './people-in-sheet.ts';

export type Compared = Pick<PersonInSheet, 'name' | 'phone' | 'mail' | 'place' | 'talents' | 'wishes' | 'spokenOn'>;

/** A mail address or number that stands beside this many different names says where people are, not who they are. */
const namesThatShare = 3;

/**
 * Pairs that may be the same person, for a human to decide, in order. The same name is needed and more than that: a number, an
 * address, a street, or the same words where the name is a first name alone. Two house numbers in one street are two people.
 */
export function duplicatePairs<P extends Compared & { readonly row: number }>(
	people: readonly P[],
): [number, number][] {
	const alike = likeness(people);
	const pairs: [number, number][] = [];
	for (const group of candidates(people)) {
		for (const [at, one] of group.entries())
			for (const other of group.slice(at + 1))
				if (alike(one, other)) pairs.push(one.row < other.row ? [one.row, other.row] : [other.row, one.row]);
	}
	return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Whether two may be one, given everybody they stand among. */
export function likeness(among: readonly Compared[]): (one: Compared, other: Compared) => boolean {
	const shared = new Set([...sharedBy(among, 'mail'), ...sharedBy(among, 'phone')]);
	return (one, other) => {
		const [a, b] = [nameWords(one.name), nameWords(other.name)];
		const sameName = a.length > 0 && a.join(' ') === b.join(' ');
		if (!sameName && !isLike(a, b)) return false;
		const places = comparePlaces(one.place, other.place);
		const reached =
			(one.phone !== '' && one.phone === other.phone && !shared.has(one.phone)) ||
			(one.mail !== '' && one.mail === other.mail && !shared.has(one.mail));
		if (!sameName) return reached && places !== 'apart';
		if (reached && a.length > 1) return true;
		if (places === 'apart') return false;
		if (reached) return true;
		if (a.length === 1) return places === 'same' && saidTheSame(one, other);
		return places === 'same' || !contradict(one, other);
	};
}

/** Only who shares a name, a number or an address is compared, so that a long sheet stays quick. */
function candidates<P extends Compared>(people: readonly P[]): P[][] {
	const groups = new Map<string, P[]>();
	const put = (key: string, person: P) => groups.set(key, [...(groups.get(key) ?? []), person]);
	for (const person of people) {
		put(`name ${nameWords(person.name).join(' ')}`, person);
		if (person.phone) put(`phone ${person.phone}`, person);
		if (person.mail) put(`mail ${person.mail}`, person);
	}
	return [...groups.values()].filter((group) => group.length > 1);
}

function sharedBy(people: readonly Compared[], by: 'mail' | 'phone'): string[] {
	const names = new Map<string, Set<string>>();
	for (const person of people) {
		if (person[by] === '') continue;
		const known = names.get(person[by]) ?? new Set();
		names.set(person[by], known.add(nameWords(person.name).join(' ')));
	}
	return [...names].filter(([, who]) => who.size >= namesThatShare).map(([value]) => value);
}

/** A first name beside the same with a surname, or one letter or two of difference. */
function isLike(a: readonly string[], b: readonly string[]): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short.length === 0) return false;
	if (short.every((word, at) => word === long[at])) return true;
	const [one, other] = [a.join(' '), b.join(' ')];
	const length = Math.min(one.length, other.length);
	return length >= 5 && lettersApart(one, other) <= (length >= 9 ? 2 : 1);
}

/** Levenshtein's distance. */
export function lettersApart(one: string, other: string): number {
	let before = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...one].entries()) {
		const here = [row + 1];
		for (let column = 1; column <= other.length; column++)
			here.push(
				Math.min(
					(before[column] as number) + 1,
					(here[column - 1] as number) + 1,
					(before[column - 1] as number) + (other[column - 1] === letter ? 0 : 1),
				),
			);
		before = here;
	}
	return before[other.length] as number;
}

/** The street of a place without its house number, and that number; both '' when there is none. */
export const placeParts = (place: string) => {
	const text = foldedLetters(place);
	const number = /(?<!\d)(\d{1,4}) ?[a-z]?(?![\d\p{L}])/u.exec(text.replace(/\b\d{4} ?[a-z]{2}\b/g, ''))?.[1] ?? '';
	return { street: text.replace(/\d.*$/, '').trim(), number };
};

function comparePlaces(one: string, other: string): 'same' | 'apart' | 'unknown' {
	const [a, b] = [placeParts(one), placeParts(other)];
	if (a.street === '' || b.street === '') return 'unknown';
	if (a.street !== b.street || (a.number !== '' && b.number !== '' && a.number !== b.number)) return 'apart';
	return 'same';
}

/** Both say something, and not the same. */
const contradict = (one: Compared, other: Compared): boolean =>
	(one.phone !== '' && other.phone !== '' && one.phone !== other.phone) ||
	(one.mail !== '' && other.mail !== '' && one.mail !== other.mail);

const saidTheSame = (one: Compared, other: Compared): boolean => {
	const words = new Set([...one.talents, ...one.wishes].map(foldedLetters));
	return [...other.talents, ...other.wishes].some((said) => words.has(foldedLetters(said)));
};
