import { checkText, findIdentifiers } from '#platform/free-text/identifiers';

/** The free words of an entry, as they are looked at together before they are kept. */
export const wordsToLookAt = (said: { name?: string; summary: string; forWhom?: string; whenWords?: string }): string =>
	[said.name, said.summary, said.forWhom, said.whenWords]
		.map((one) => one?.trim())
		.filter(Boolean)
		.join('\n');

/** Why these words may not stand there as they are: somebody's health never, what points at somebody only after a second look. */
export type WordsFault =
	| { code: 'map-names-somebody'; piece: string }
	| { code: 'text-points-at-person'; pieces: number };

/**
 * What is wrong with words for the public map. A group about an illness may say so; an illness in one sentence with somebody's name
 * may not stand there, whatever the writer says. @param ofPerson every word is about one person, so no illness at all
 */
export function faultInWords(words: string, confirmed: string, ofPerson = false): WordsFault | undefined {
	for (const sentence of words.split(/(?<=[.!?])\s+|\n/)) {
		const found = findIdentifiers(sentence);
		const health = found.find(({ kind }) => kind === 'health');
		if (health && (ofPerson || found.some(({ kind }) => kind === 'name')))
			return { code: 'map-names-somebody', piece: health.piece };
	}
	const { outcome, found } = checkText(words, confirmed);
	return outcome === 'clean' ? undefined : { code: 'text-points-at-person', pieces: found.length };
}
