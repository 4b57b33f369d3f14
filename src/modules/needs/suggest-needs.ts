import { partsOf } from './compound-words.ts';
import { diminutiveStems, rejoinedVerbs, verbStems, type Word, withoutDiminutive, wordsOf } from './dutch-words.ts';
import { oneSlipApart } from './plain-text.ts';
import { phraseKeys, type SuggestionModel } from './suggestion-model.ts';

export interface NeedSuggestion {
	readonly code: string;
	/** How sure, from 0 to 1. Good for order and for a cut; it is not a probability. */
	readonly score: number;
	/** The words of the text that led to it, strongest first: shown as the reason. */
	readonly words: readonly string[];
}

/** Evidence below this is a coincidence of one weak word. Set on example sentences, see the tests. */
const leastEvidence = 3.2;
/** A suggestion this much weaker than the first only distracts. */
const leastShare = 0.34;
/** A signal is a few sentences; the rest of a pasted letter adds time and no subject. */
const longestText = 1_200;

/**
 * The needs a text is most likely about, best first, or `'abstain'` when its words do not point anywhere clearly.
 * Pure; about a tenth of a millisecond for a sentence.
 * @param n at most this many suggestions
 */
export function suggestNeeds(text: string, model: SuggestionModel, n = 3): NeedSuggestion[] | 'abstain' {
	const found = new Map<number, Map<string, number>>();
	for (const clue of cluesIn(wordsOf(text.slice(0, longestText)), model)) {
		for (const [need, weight] of model.index.get(clue.key) ?? []) {
			const reasons = found.get(need) ?? new Map<string, number>();
			reasons.set(clue.written, Math.max(reasons.get(clue.written) ?? 0, clue.weight * weight));
			found.set(need, reasons);
		}
	}
	const ranked = [...found]
		.map(([need, reasons]) => ({ need, reasons, evidence: sum(reasons.values()) }))
		.sort((a, b) => b.evidence - a.evidence || a.need - b.need);
	const best = ranked[0]?.evidence ?? 0;
	if (best < leastEvidence) return 'abstain';
	return ranked
		.filter(({ evidence }) => evidence >= leastEvidence * 0.6 && evidence >= best * leastShare)
		.slice(0, n)
		.map(({ need, reasons, evidence }) => ({
			code: model.codes[need] ?? '',
			score: Math.round((1 - Math.exp(-evidence / 8)) * 1000) / 1000,
			words: reasonsInOrder(reasons),
		}));
}

/** Strongest first; a word that already stands in a stronger word group is not said twice. */
function reasonsInOrder(reasons: ReadonlyMap<string, number>): string[] {
	const told: string[] = [];
	for (const [written] of [...reasons].sort((a, b) => b[1] - a[1])) {
		if (!told.some((group) => group.split(' ').includes(written))) told.push(written);
	}
	return told.slice(0, 4);
}

interface Clue {
	readonly key: string;
	readonly written: string;
	readonly weight: number;
}

function cluesIn(words: readonly Word[], model: SuggestionModel): Clue[] {
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

const sum = (values: Iterable<number>): number => {
	let total = 0;
	for (const value of values) total += value;
	return total;
};
