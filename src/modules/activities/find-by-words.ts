import { cutsOf, nearestWords } from '#modules/social-map';

/** A word somebody looks for, as `wordsForSearch` gives it. */
export type AskedWord = { plain: string; stem: string; forms: readonly string[]; parts: readonly string[] };

/**
 * Which of these hold the words: all of them, or else those with most of them. A slip of the fingers is mended by the words that
 * stand there; a compound is found by its parts.
 */
export function findByWords<T extends { words: readonly string[] }>(
	all: readonly T[],
	asked: readonly AskedWord[],
): T[] {
	if (asked.length === 0) return [...all];
	const known = new Set(all.flatMap(({ words }) => words));
	const meant = asked.map((word, at) => meaningsOf(word, known, [asked[at - 1], asked[at + 1]]));
	const scored = all.map((one) => {
		const words = new Set(one.words);
		return { one, score: meant.filter((ways) => ways.some((way) => way.every((part) => words.has(part)))).length };
	});
	const best = Math.max(0, ...scored.map(({ score }) => score));
	return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ one }) => one);
}

/** Each way to find a word: one word, parts together, or as a whole with the word beside it ("taal les"). */
function meaningsOf(
	{ plain, stem, forms, parts }: AskedWord,
	known: ReadonlySet<string>,
	[before, after]: (AskedWord | undefined)[],
): string[][] {
	const wholes = [stem, ...forms, ...(before ? [before.plain + plain] : []), ...(after ? [plain + after.plain] : [])];
	const together = [...(parts.length > 1 ? [[...parts]] : []), ...cutsOf(plain).map((cut) => [...cut])];
	const certain = [...wholes.map((word) => [word]), ...together].filter((way) => way.every((word) => known.has(word)));
	if (certain.length > 0) return certain;
	const begun = stem.length >= 4 ? [...known].filter((word) => word.startsWith(stem)) : [];
	return [...begun, ...nearestWords(stem, [...known]), ...nearestWords(plain, [...known])].map((word) => [word]);
}
