import { quoted } from './quoted.ts';

/** A word somebody asked for, with everything that counts as finding it. */
export type AskedWord = {
	/** The word as it was meant, when it was mistyped. */
	meant: string;
	either: string[];
	together: (readonly string[])[];
	beginsWith: string | null;
};

const any = (parts: readonly string[]): string =>
	parts.length === 1 ? (parts[0] as string) : `(${parts.join(' | ')})`;
const all = (parts: readonly string[]): string =>
	parts.length === 1 ? (parts[0] as string) : `(${parts.join(' & ')})`;

/** One word as a piece of tsquery; loosely a part of a compound is enough. */
const wordQuery = ({ either, together, beginsWith }: AskedWord, loose: boolean): string =>
	any([
		...either.map(quoted),
		...together.map((parts) => (loose ? any : all)(parts.map(quoted))),
		...(beginsWith ? [`${quoted(beginsWith)}:*`] : []),
	]);

/**
 * What to find, as a tsquery: every word (or, when `loose`, one of them) or one of the subjects, with every mark, and one of the
 * places. Undefined when nothing was asked.
 */
export function mapQuery({
	words,
	loose = false,
	subjects = [],
	marks = [],
	places = [],
}: {
	words: readonly AskedWord[];
	loose?: boolean;
	subjects?: readonly string[];
	marks?: readonly string[];
	places?: readonly string[];
}): string | undefined {
	const asked = words.length > 0 ? [(loose ? any : all)(words.map((word) => wordQuery(word, loose)))] : [];
	const about = [...asked, ...subjects.map(quoted)];
	const parts = [
		...(about.length > 0 ? [any(about)] : []),
		...marks.map(quoted),
		...(places.length > 0 ? [any(places.map(quoted))] : []),
	];
	return parts.length > 0 ? parts.join(' & ') : undefined;
}
