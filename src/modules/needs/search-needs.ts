import type { Need, NeedCatalogue } from './need.ts';
import { oneSlipApart, plainText } from './plain-text.ts';

interface Entry {
	readonly need: Need;
	/** Words of the label a reader sees, then the words that only point to it. */
	readonly label: readonly string[];
	readonly hints: readonly string[];
}

const entriesOf = new WeakMap<NeedCatalogue, Entry[]>();

/**
 * Needs for a picker, best first. Every word of the query must be found: at the start of a word, inside a longer word,
 * or with one typing slip (from four letters). Looks in the Dutch and English label, the lexicon and the theme.
 * An empty query finds nothing.
 */
export function searchNeeds(catalogue: NeedCatalogue, query: string, limit = 8): Need[] {
	const asked = plainWords(query);
	if (asked.length === 0) return [];
	const hits: { need: Need; score: number }[] = [];
	for (const { need, label, hints } of entries(catalogue)) {
		let score = 0;
		for (const word of asked) {
			const found = Math.max(nearness(word, label) * 2, nearness(word, hints));
			if (found === 0) {
				score = 0;
				break;
			}
			score += found;
		}
		if (score > 0) hits.push({ need, score: score - label.length * 0.05 });
	}
	// Equal scores keep the order of the catalogue, because sort is stable.
	return hits
		.sort((a, b) => b.score - a.score)
		.slice(0, limit)
		.map((hit) => hit.need);
}

function nearness(asked: string, words: readonly string[]): number {
	let best = 0;
	for (const word of words) {
		if (word === asked) return 4;
		if (word.startsWith(asked)) best = Math.max(best, 3);
		else if (asked.length >= 4 && word.includes(asked)) best = Math.max(best, 2);
		else if (best < 1 && asked.length >= 4 && oneSlipApart(asked, word)) best = 1;
	}
	return best;
}

function entries(catalogue: NeedCatalogue): Entry[] {
	const known = entriesOf.get(catalogue);
	if (known) return known;
	const made = catalogue.needs.map((need): Entry => {
		const theme = catalogue.themeByCode.get(need.theme);
		return {
			need,
			label: plainWords(`${need.nl} ${need.en}`),
			hints: plainWords([...need.words, theme?.nl ?? '', theme?.en ?? ''].join(' ')),
		};
	});
	entriesOf.set(catalogue, made);
	return made;
}

const plainWords = (text: string): string[] => [...new Set(plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
