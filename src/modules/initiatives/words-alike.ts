/** Words that say nothing about what an initiative is. */
const empty = new Set(
	'aan als bij dan dat de den der die dit doen een elkaar en er het ieder iedere in is je kan maken met mijn na naar niet of om ons onze ook op over per samen te tot uit van voor want wat we wij willen wordt ze zij zijn zo and for from our the to together with'.split(
		' ',
	),
);

/** The telling words of a text: lower case, without accents, cut to their first six letters so that forms of a word meet. */
export function tellingWords(text: string): Set<string> {
	const plain = text
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase();
	const words = plain.match(/[\p{Letter}\p{Number}]{3,}/gu) ?? [];
	return new Set(words.filter((word) => !empty.has(word)).map((word) => word.slice(0, 6)));
}

/** "taal" meets "taalcafé"; words under four letters only meet themselves. */
function meets(word: string, among: ReadonlySet<string>): boolean {
	if (among.has(word)) return true;
	return (
		word.length >= 4 &&
		[...among].some((other) => other.length >= 4 && (other.startsWith(word) || word.startsWith(other)))
	);
}

type Comparable = { title: string; summary: string; approachCode: string | null };

/**
 * Those that resemble an idea, most alike first: the same approach counts as three shared words, a word in the title as two.
 * What shares nothing is left out, so that an empty answer means there is nothing like it yet.
 */
export function alike<T extends Comparable>(
	idea: { words: string; approachCode?: string | null },
	among: readonly T[],
	most = 3,
): T[] {
	const wanted = tellingWords(idea.words);
	const score = (other: T): number => {
		const title = tellingWords(other.title);
		const body = tellingWords(other.summary);
		let points = idea.approachCode && idea.approachCode === other.approachCode ? 3 : 0;
		for (const word of wanted) points += meets(word, title) ? 2 : meets(word, body) ? 1 : 0;
		return points;
	};
	return among
		.map((other) => ({ other, points: score(other) }))
		.filter(({ points }) => points >= 2)
		.sort((a, b) => b.points - a.points)
		.slice(0, most)
		.map(({ other }) => other);
}
