import { partsOf } from './compound-words.ts';
import { diminutiveStems, rejoinedVerbs, verbStems, type Word, withoutDiminutive } from './dutch-words.ts';
import { oneSlipApart } from './plain-text.ts';
import { phraseKeys, type SuggestionModel } from './suggestion-model.ts';

/** Something in a text that the lexicon knows: a word, a group of words, a part of a compound, a word with a typing slip. */
export interface Clue {
	readonly key: string;
	readonly written: string;
	readonly weight: number;
}

/** Every clue in these words, each once. */
export function cluesIn(words: readonly Word[], model: SuggestionModel): Clue[] {
	const clues: Clue[] = [];
	const seen = new Set<string>();
	const add = (key: string, written: string, weight: number) => {
		if (seen.has(key) || !model.index.has(key)) return;
		seen.add(key);
		clues.push({ key, written, weight });
	};
	for (const { key, written } of phraseKeys(words)) add(key, written, 1);
	for (const { stem, written } of rejoinedVerbs(words)) add(stem, written, 0.7);
	for (const word of words) {
		if (word.weight === 0) continue;
		const known = model.index.has(word.stem);
		add(word.stem, word.written, word.weight);
		for (const stem of verbStems(word.plain)) add(stem, word.written, word.weight * 0.8);
		if (known) continue;
		for (const stem of diminutiveStems(word.plain)) add(stem, word.written, word.weight * 0.9);
		const parts = partsOf(withoutDiminutive(word.plain), model.parts);
		for (const part of parts) add(part.stem, word.written, word.weight * part.weight);
		if (parts.length === 0) for (const stem of nearStems(word, model)) add(stem, word.written, word.weight * 0.7);
	}
	return clues;
}

/** Known stems one typing slip away. Short words are left alone: there a slip makes another word. */
function nearStems(word: Word, model: SuggestionModel): string[] {
	if (word.stem.length < 5) return [];
	const near: string[] = [];
	for (let length = word.stem.length - 1; length <= word.stem.length + 1; length++) {
		for (const stem of model.stemsByShape.get(`${word.stem[0]}${length}`) ?? []) {
			if (oneSlipApart(stem, word.stem)) near.push(stem);
		}
	}
	return near.slice(0, 3);
}

/** The words of a text that choices can teach about: stems and the known parts of compounds. */
export function learnableWords(words: readonly Word[], model: SuggestionModel): { stem: string; written: string }[] {
	return words
		.filter((word) => word.weight > 0 && word.stem.length > 2)
		.flatMap((word) => [
			{ stem: word.stem, written: word.written },
			...partsOf(withoutDiminutive(word.plain), model.parts).map(({ stem }) => ({ stem, written: word.written })),
		]);
}
