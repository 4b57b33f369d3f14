import type { Word } from './dutch-words.ts';
import { wordsOf } from './dutch-words.ts';
import type { NeedCatalogue } from './need.ts';
import { plainText } from './plain-text.ts';

/** What words mean by the company they keep: a vector per plain word, all of one length. Supplied by whoever runs this; none comes along. */
export type WordVectors = ReadonlyMap<string, Float32Array>;

/** Word vectors with the middle of each need, in the order of the catalogue. */
export interface NeedVectors {
	readonly words: WordVectors;
	readonly needs: readonly (Float32Array | undefined)[];
}

export class VectorsBroken extends Error {
	constructor(line: number, why: string) {
		super(`word vectors, line ${line}: ${why}`);
		this.name = 'VectorsBroken';
	}
}

/**
 * Reads the text format of word2vec and fastText: per line a word and its numbers, spaces between; a first line "words length"
 * is passed over. Words come most frequent first; of two with the same plain form the first stays.
 * @throws VectorsBroken with the line, when a line is shorter or longer than the first or holds something else than numbers
 */
export function parseWordVectors(lines: Iterable<string>, most = 100_000): WordVectors {
	const vectors = new Map<string, Float32Array>();
	let length = 0;
	let number = 0;
	for (const line of lines) {
		number++;
		const [written = '', ...numbers] = line.trimEnd().split(' ');
		if (number === 1 && numbers.length === 1) continue;
		if (written === '' || numbers.length === 0) continue;
		length ||= numbers.length;
		if (numbers.length !== length) throw new VectorsBroken(number, `${numbers.length} numbers instead of ${length}`);
		const vector = Float32Array.from(numbers, Number);
		if (vector.some(Number.isNaN)) throw new VectorsBroken(number, 'something else than a number');
		const plain = plainText(written);
		if (!vectors.has(plain)) vectors.set(plain, scaled(vector));
		if (vectors.size >= most) break;
	}
	return vectors;
}

/** The middle of each need: its label, lexicon and examples. */
export function needVectors(catalogue: NeedCatalogue, words: WordVectors): NeedVectors {
	return {
		words,
		needs: catalogue.needs.map(
			(need) => middleOf([need.nl, ...need.words, ...need.examples].flatMap(wordsOf), words)?.middle,
		),
	};
}

/** A likeness under this is what any two Dutch texts share. */
const leastLikeness = 0.45;
/** A likeness of 1 weighs as much as three good words of the lexicon. */
const weight = 12;

/** How near a text lies to each need, with the word of the text that lies nearest as the reason. */
export function nearnessToNeeds(
	words: readonly Word[],
	vectors: NeedVectors,
): { need: number; written: string; evidence: number }[] {
	const text = middleOf(words, vectors.words);
	if (!text) return [];
	return vectors.needs.flatMap((need, place) => {
		if (!need) return [];
		const evidence = weight * (dot(text.middle, need) - leastLikeness);
		if (evidence <= 0) return [];
		const nearest = text.known.reduce((best, one) => (dot(one.vector, need) > dot(best.vector, need) ? one : best));
		return [{ need: place, written: nearest.written, evidence }];
	});
}

interface Known {
	readonly written: string;
	readonly vector: Float32Array;
}

function middleOf(
	words: readonly Word[],
	vectors: WordVectors,
): { middle: Float32Array; known: [Known, ...Known[]] } | undefined {
	const known: Known[] = [];
	let sum: Float32Array | undefined;
	for (const { plain, written, weight } of words) {
		const vector = weight > 0 ? vectors.get(plain) : undefined;
		if (!vector) continue;
		known.push({ written, vector });
		sum ??= new Float32Array(vector.length);
		for (let place = 0; place < vector.length; place++) sum[place] = (sum[place] ?? 0) + weight * (vector[place] ?? 0);
	}
	const [first, ...others] = known;
	return sum && first && { middle: scaled(sum), known: [first, ...others] };
}

function scaled(vector: Float32Array): Float32Array {
	const length = Math.sqrt(dot(vector, vector));
	return length === 0 ? vector : vector.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
	let total = 0;
	for (let place = 0; place < a.length; place++) total += (a[place] ?? 0) * (b[place] ?? 0);
	return total;
}
