import { followCodeHash } from '#platform/identity/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { followCodeBytes, followCodeFrom } from './follow-code.ts';

/** The same person always has the same key here, and nobody can go back from it or compare it between municipalities. */
export const personKeyOf = (municipalityId: string, personId: string): string =>
	keyedHash(`patterns:${municipalityId}`, personId);

/** What is kept of a follow code: keyed, so that a stolen table cannot be searched for codes. */
export const followCodeHashOf = followCodeHash;

/** The follow code of a note that came without one: the same note gets the same answer, also the second time. */
export const followCodeFor = (municipalityId: string, noteId: string): string =>
	followCodeFrom(
		Buffer.from(keyedHash(`code-of-note:${municipalityId}`, noteId), 'base64url').subarray(0, followCodeBytes),
	);

/**
 * Hash over who wrote what: decides whether a note that comes twice is the same note. Keyed, because it outlives the contact
 * that went into it, and a phone number has few enough digits to try them all.
 */
export const receiptOf = (parts: readonly (string | null)[]): string => keyedHash('receipt', JSON.stringify(parts));
