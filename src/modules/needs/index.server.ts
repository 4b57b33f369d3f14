import { partsOf } from './compound-words.ts';
import { diminutiveStems, verbStems, withoutDiminutive, wordsOf } from './dutch-words.ts';
import { loadNeeds } from './load-needs.server.ts';
import type { NeedCatalogue } from './need.ts';
import { type Learned, type NeedSuggestion, suggestNeeds } from './suggest-needs.ts';
import { buildSuggestionModel, type SuggestionModel } from './suggestion-model.ts';
import { readWordVectors } from './word-vectors.server.ts';

let catalogue: NeedCatalogue | undefined;
let model: SuggestionModel | undefined;

/** The needs of `policy/needs.yaml`, read once per process. @throws NeedsFileBroken when the file is not in order. */
export function theNeeds(): NeedCatalogue {
	catalogue ??= loadNeeds();
	return catalogue;
}

/**
 * The suggestion model over those needs, built once per process (about half a second: call it at start-up), with the word vectors
 * of the file that `NEED_EMBEDDINGS` names, when there is one.
 */
export function theSuggestionModel(): SuggestionModel {
	const vectors = process.env.NEED_EMBEDDINGS;
	model ??= buildSuggestionModel(theNeeds(), vectors ? readWordVectors(vectors) : undefined);
	return model;
}

/** Up to `n` needs this text may be about, or `'abstain'`; `learned` comes from `learnedIn`. */
export function suggestNeedsFor(text: string, n = 3, learned?: Learned): NeedSuggestion[] | 'abstain' {
	return suggestNeeds(text, theSuggestionModel(), n, learned);
}

/** A word as a search needs it: its stem, other stems it may be a form of, and the known parts when it is a compound. */
export type SearchWord = { plain: string; stem: string; forms: string[]; parts: string[] };

/** The telling words of a text, for an index or a search; of a text with empty words alone, all of them. */
export function wordsForSearch(text: string): SearchWord[] {
	const words = wordsOf(text);
	const telling = words.filter(({ weight }) => weight > 0);
	return (telling.length > 0 ? telling : words).map(({ plain, stem }) => ({
		plain,
		stem,
		forms: [...new Set([...verbStems(plain), ...diminutiveStems(plain)])].filter((one) => one !== stem),
		parts: partsOf(withoutDiminutive(plain), theSuggestionModel().parts).map((part) => part.stem),
	}));
}

export { learnChoices, learnedIn, noteChoice, readLearnedAgain } from './learn-needs.server.ts';
export { loadNeeds } from './load-needs.server.ts';
export { needsRetention } from './needs-retention.store.server.ts';
// Pure, but behind this door: the Dutch stemmer is too heavy for a phone.
export { suggestNeeds } from './suggest-needs.ts';
export { buildSuggestionModel } from './suggestion-model.ts';
export { readWordVectors } from './word-vectors.server.ts';
