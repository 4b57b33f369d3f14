import type { PublicTexts } from '#platform/free-text/public-words';

/** The free words of an entry, as they are looked at together before they are kept. */
export const wordsToLookAt = ({
	name,
	summary,
	forWhom,
	whenWords,
}: {
	name?: string;
	summary: string;
	forWhom?: string;
	whenWords?: string;
}): PublicTexts => ({ name, summary, forWhom, whenWords });
