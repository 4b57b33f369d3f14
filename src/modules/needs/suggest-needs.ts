import { cluesIn, learnableWords } from './clues-in-text.ts';
import { type Word, wordsOf } from './dutch-words.ts';
import { type LearnedChoices, learnedEvidence, learnedLeaning, nothingLearned } from './learned-choices.ts';
import type { SuggestionModel } from './suggestion-model.ts';
import { nearnessToNeeds } from './word-vectors.ts';

export interface NeedSuggestion {
	readonly code: string;
	/** From 0 to 1, high to low: see `chanceOf`. */
	readonly score: number;
	/** The first one, and so clear that it may be filled in already. Another is never sure. */
	readonly sure: boolean;
	/** The words of the text that led to it, strongest first: shown as the reason. */
	readonly words: readonly string[];
}

/** What is known besides the lexicon of the model. */
export interface Learned {
	readonly choices: LearnedChoices;
	/** How a stem is called in `choices`. */
	readonly keyOf: (stem: string) => string;
}

const noneLearned: Learned = { choices: nothingLearned, keyOf: (stem) => stem };

/** Below this chance nothing is said. */
const leastChance = 0.26;
/** A suggestion this much weaker than the first only distracts. */
const leastShare = 0.34;
/** What may be filled in already: likely, and well ahead of the second. Five in six of those were right on unseen voices. */
const sureChance = 0.5;
const sureAhead = 1.4;
/** A signal is a few sentences; the rest of a pasted letter adds time and no subject. */
const longestText = 1_200;

/**
 * How likely it is that the right need is among the first three, by the evidence for the best: a logistic curve, fitted to
 * voices that were written after the lexicon and never used for it (docs/decisions, `npm run bench -- needs` prints how it holds).
 */
export const chanceOf = (evidence: number): number => 1 / (1 + Math.exp(4.5 - 2.3 * Math.log1p(evidence)));

/**
 * The needs a text is most likely about, best first, or `'abstain'` when its words do not point anywhere clearly.
 * Pure; about a tenth of a millisecond for a sentence.
 * @param n at most this many suggestions
 */
export function suggestNeeds(
	text: string,
	model: SuggestionModel,
	n = 3,
	learned: Learned = noneLearned,
): NeedSuggestion[] | 'abstain' {
	const ranked = rankNeeds(text, model, learned);
	const best = ranked[0]?.evidence ?? 0;
	if (chanceOf(best) < leastChance) return 'abstain';
	const ahead = best >= sureAhead * (ranked[1]?.evidence ?? 0);
	return ranked
		.filter(({ evidence }) => evidence >= best * leastShare)
		.slice(0, n)
		.map(({ code, reasons, evidence }, place) => ({
			code,
			score: Math.round(chanceOf(evidence) * 1000) / 1000,
			sure: place === 0 && ahead && chanceOf(evidence) >= sureChance,
			words: reasonsInOrder(reasons),
		}));
}

interface Ranked {
	readonly code: string;
	readonly evidence: number;
	/** Evidence per word as written. */
	readonly reasons: ReadonlyMap<string, number>;
}

function rankNeeds(text: string, model: SuggestionModel, learned: Learned): Ranked[] {
	const words = wordsOf(text.slice(0, longestText));
	return [...evidencePerNeed(words, model, learned)]
		.map(([need, reasons]): Ranked => {
			const code = model.codes[need] ?? '';
			return { code, reasons, evidence: sum(reasons.values()) + learnedLeaning(code, learned.choices) };
		})
		.sort((a, b) => b.evidence - a.evidence || (a.code < b.code ? -1 : 1));
}

type Evidence = Map<number, Map<string, number>>;

/** What each word pleads for: by the lexicon its strongest clue, by what was learned its strongest stem, and both add up. */
function evidencePerNeed(words: readonly Word[], model: SuggestionModel, learned: Learned): Evidence {
	const byLexicon: Evidence = new Map();
	for (const clue of cluesIn(words, model)) {
		for (const [need, weight] of model.index.get(clue.key) ?? [])
			plead(byLexicon, need, clue.written, clue.weight * weight);
	}
	const more: Evidence = new Map();
	if (learned.choices.words.size > 0) {
		for (const { stem, written } of learnableWords(words, model)) {
			for (const [code, evidence] of learnedEvidence(learned.keyOf(stem), learned.choices)) {
				const need = model.places.get(code);
				if (need !== undefined) plead(more, need, written, evidence);
			}
		}
	}
	for (const [need, reasons] of more)
		for (const [written, evidence] of reasons) add(byLexicon, need, written, evidence);
	if (model.vectors) {
		for (const { need, written, evidence } of nearnessToNeeds(words, model.vectors))
			add(byLexicon, need, written, evidence);
	}
	return byLexicon;
}

function plead(evidence: Evidence, need: number, written: string, weight: number): void {
	add(evidence, need, written, Math.max(0, weight - (evidence.get(need)?.get(written) ?? 0)));
}

function add(evidence: Evidence, need: number, written: string, weight: number): void {
	const reasons = evidence.get(need) ?? new Map<string, number>();
	evidence.set(need, reasons.set(written, (reasons.get(written) ?? 0) + weight));
}

/** Strongest first; a word that already stands in a stronger word group is not said twice. */
function reasonsInOrder(reasons: ReadonlyMap<string, number>): string[] {
	const told: string[] = [];
	for (const [written] of [...reasons].sort((a, b) => b[1] - a[1])) {
		if (!told.some((group) => group.split(' ').includes(written))) told.push(written);
	}
	return told.slice(0, 4);
}

const sum = (values: Iterable<number>): number => {
	let total = 0;
	for (const value of values) total += value;
	return total;
};
