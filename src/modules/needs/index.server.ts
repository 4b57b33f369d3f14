import { loadNeeds } from './load-needs.server.ts';
import type { NeedCatalogue } from './need.ts';
import { type NeedSuggestion, suggestNeeds } from './suggest-needs.ts';
import { buildSuggestionModel, type SuggestionModel } from './suggestion-model.ts';

let catalogue: NeedCatalogue | undefined;
let model: SuggestionModel | undefined;

/** The needs of `policy/needs.yaml`, read once per process. @throws NeedsFileBroken when the file is not in order. */
export function theNeeds(): NeedCatalogue {
	catalogue ??= loadNeeds();
	return catalogue;
}

/** The suggestion model over those needs, built once per process (about a quarter of a second: call it at start-up). */
export function theSuggestionModel(): SuggestionModel {
	model ??= buildSuggestionModel(theNeeds());
	return model;
}

/** Up to `n` needs this text may be about, or `'abstain'`. */
export function suggestNeedsFor(text: string, n = 3): NeedSuggestion[] | 'abstain' {
	return suggestNeeds(text, theSuggestionModel(), n);
}

export { loadNeeds, needsFilePath } from './load-needs.server.ts';
// Pure, but behind this door: the Dutch stemmer is too heavy for a phone.
export { suggestNeeds } from './suggest-needs.ts';
export { buildSuggestionModel } from './suggestion-model.ts';
export { readWordVectors } from './word-vectors.server.ts';
