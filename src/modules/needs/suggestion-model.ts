import { type CompoundParts, partsOf } from './compound-words.ts';
import { verbStems, type Word, wordsOf } from './dutch-words.ts';
import type { Need, NeedCatalogue } from './need.ts';
import { type NeedVectors, needVectors, type WordVectors } from './word-vectors.ts';

/**
 * What the suggestions know: for each stem or word group the needs it points to, with a weight.
 * The weights are tf-idf over the label, the lexicon and the examples of a need (Okapi BM25 saturation,
 * Robertson & Zaragoza 2009): the sum over the words of a text is the evidence for a need.
 */
export interface SuggestionModel {
	readonly codes: readonly string[];
	/** Where a code stands in `codes`. */
	readonly places: ReadonlyMap<string, number>;
	readonly index: ReadonlyMap<string, readonly (readonly [need: number, weight: number])[]>;
	readonly parts: CompoundParts;
	/** Stems by first letter and length, to find the few a typing slip may have meant. */
	readonly stemsByShape: ReadonlyMap<string, readonly string[]>;
	/** Only when whoever runs this supplied word vectors. */
	readonly vectors?: NeedVectors;
}

const fromLabel = 2;
const fromLexicon = 2.5;
const fromExample = 1;
const fromLexiconPhrase = 3.5;
const saturation = 1.4;

/** Builds the model once per catalogue (some hundreds of milliseconds). */
export function buildSuggestionModel(catalogue: NeedCatalogue, vectors?: WordVectors): SuggestionModel {
	const counts = catalogue.needs.map(countsOf);
	const parts = compoundParts(catalogue.needs);
	for (const count of counts) addPartsOfCompounds(count, parts);

	const spread = new Map<string, number>();
	for (const count of counts) for (const key of count.keys()) spread.set(key, (spread.get(key) ?? 0) + 1);
	const averageSize = counts.reduce((total, count) => total + count.size, 0) / counts.length;

	const index = new Map<string, [number, number][]>();
	counts.forEach((count, need) => {
		const stretch = saturation * (0.7 + 0.3 * (count.size / averageSize));
		for (const [key, times] of count) {
			const found = spread.get(key) ?? 1;
			const rarity = Math.log(1 + (counts.length - found + 0.5) / (found + 0.5));
			const weight = (rarity * times * (saturation + 1)) / (times + stretch) / 2;
			const pointers = index.get(key);
			if (pointers) pointers.push([need, weight]);
			else index.set(key, [[need, weight]]);
		}
	});
	const codes = catalogue.needs.map((need) => need.code);
	return {
		codes,
		places: new Map(codes.map((code, place) => [code, place])),
		index,
		parts,
		stemsByShape: byShape(index.keys()),
		...(vectors && { vectors: needVectors(catalogue, vectors) }),
	};
}

/** Groups of two to four words that follow each other, as keys: lexicon entries of several words are found by these. */
export function phraseKeys(words: readonly Word[]): { key: string; written: string }[] {
	const keys: { key: string; written: string }[] = [];
	for (let start = 0; start < words.length; start++) {
		for (let size = 2; size <= 4 && start + size <= words.length; size++) {
			const group = words.slice(start, start + size);
			keys.push({ key: keyOf(group), written: group.map((word) => word.written).join(' ') });
		}
	}
	return keys;
}

const keyOf = (group: readonly Word[]): string => group.map((word) => word.stem).join(' ');

function countsOf(need: Need): Map<string, number> {
	const count = new Map<string, number>();
	const add = (key: string, weight: number) => count.set(key, (count.get(key) ?? 0) + weight);
	const addWord = (word: Word, weight: number) => {
		if (word.weight === 0) return;
		add(word.stem, weight);
		for (const stem of verbStems(word.plain)) add(stem, weight * 0.5);
	};
	for (const word of wordsOf(need.nl)) addWord(word, fromLabel);
	for (const example of need.examples) for (const word of wordsOf(example)) addWord(word, fromExample);
	for (const entry of need.words) {
		const words = wordsOf(entry);
		if (words.length === 1 && words[0]) add(words[0].stem, fromLexicon);
		if (words.length < 2) continue;
		add(keyOf(words), fromLexiconPhrase);
		const telling = words.filter((word) => word.weight === 1);
		for (const word of telling) addWord(word, fromExample);
	}
	return count;
}

function compoundParts(needs: readonly Need[]): Map<string, string> {
	const parts = new Map<string, string>();
	for (const need of needs) {
		for (const word of [need.nl, ...need.words, ...need.examples].flatMap(wordsOf)) {
			if (word.weight === 0 || word.plain.length < 4) continue;
			parts.set(word.plain, word.stem);
			if (word.stem.length >= 4) parts.set(word.stem, word.stem);
		}
	}
	return parts;
}

/** "invalidentoilet" in the lexicon should also be found by "toilet", more faintly. */
function addPartsOfCompounds(count: Map<string, number>, parts: CompoundParts): void {
	for (const [key, weight] of [...count]) {
		if (key.includes(' ') || key.length < 8 || weight < fromLabel) continue;
		for (const part of partsOf(key, parts)) {
			if (part.stem !== key && !count.has(part.stem)) count.set(part.stem, weight * 0.3);
		}
	}
}

function byShape(keys: Iterable<string>): Map<string, string[]> {
	const shapes = new Map<string, string[]>();
	for (const key of keys) {
		if (key.includes(' ') || key.length < 4) continue;
		const shape = `${key[0]}${key.length}`;
		const stems = shapes.get(shape);
		if (stems) stems.push(key);
		else shapes.set(shape, [key]);
	}
	return shapes;
}
