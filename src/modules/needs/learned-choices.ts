import type { NeedCode } from './need.ts';

/**
 * What the choices of people taught: how many signals with a word were given a need. No text, no signal, no person.
 * A word is a stem, or what stands for it (the database holds keyed hashes).
 */
export interface LearnedChoices {
	/** Signals per need. */
	readonly signals: ReadonlyMap<NeedCode, number>;
	/** Signals per word per need: only words that at least `fewestSignals` signals hold. */
	readonly words: ReadonlyMap<string, ReadonlyMap<NeedCode, number>>;
}

/** A word that fewer signals hold may give somebody away, and teaches nothing. */
export const fewestSignals = 3;

export const nothingLearned: LearnedChoices = { signals: new Map(), words: new Map() };

/** One signal: its words (see `learnableWords`) and the need that a person chose for it. */
export interface Choice {
	readonly words: Iterable<string>;
	readonly need: NeedCode;
}

/** Counts choices, a word once per signal. The database counts the same way. */
export function learnedFrom(choices: Iterable<Choice>): LearnedChoices {
	const signals = new Map<NeedCode, number>();
	const words = new Map<string, Map<NeedCode, number>>();
	for (const choice of choices) {
		addOne(signals, choice.need);
		for (const word of new Set(choice.words)) {
			const counts = words.get(word) ?? new Map<NeedCode, number>();
			addOne(counts, choice.need);
			words.set(word, counts);
		}
	}
	for (const [word, counts] of words) if (sumOf(counts) < fewestSignals) words.delete(word);
	return { signals, words };
}

const addOne = (counts: Map<NeedCode, number>, need: NeedCode) => counts.set(need, (counts.get(need) ?? 0) + 1);
const sumOf = (counts: ReadonlyMap<NeedCode, number>): number =>
	[...counts.values()].reduce((total, count) => total + count, 0);

/** So many imagined signals without anything special pull every need towards what a word does everywhere. */
const shrinkage = 4;
/** Evidence of this is on the scale of the lexicon's; set with `npm run bench -- needs`, the judged voice left out. */
const strength = 1;

/**
 * What a word pleads for: the log of how much more often it stands in the signals of a need than in all signals, as in a naive
 * Bayes classifier, shrunk to nothing where little is known. Only what speaks for a need, and only from three signals.
 */
export function learnedEvidence(word: string, learned: LearnedChoices): [need: NeedCode, evidence: number][] {
	const counts = learned.words.get(word);
	if (!counts) return [];
	const everywhere = sumOf(counts) / sumOf(learned.signals);
	const pleas: [NeedCode, number][] = [];
	for (const [need, count] of counts) {
		if (count < fewestSignals) continue;
		const here = (count + shrinkage * everywhere) / ((learned.signals.get(need) ?? 0) + shrinkage);
		if (here > everywhere) pleas.push([need, strength * Math.log(here / everywhere)]);
	}
	return pleas;
}

/** What is often chosen here comes a little sooner. It orders needs that words already point to, and never adds one. */
export function learnedLeaning(need: NeedCode, learned: LearnedChoices): number {
	return 0.15 * Math.log1p(learned.signals.get(need) ?? 0);
}
