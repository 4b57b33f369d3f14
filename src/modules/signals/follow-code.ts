/** Digits and letters that nobody takes for another when read aloud or copied from paper (Crockford base 32, without i l o u). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Twelve characters of five bits each: 60 bits, too many to guess. */
export const followCodeBytes = 12;

/** Writes random bytes (a multiple of four, from a cryptographic source) as a code such as `7k3m-x9p2-f4rt`: five bits each. */
export function codeFrom(bytes: Uint8Array): string {
	const letters = Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
	return (letters.match(/.{4}/g) as string[]).join('-');
}

/**
 * Reads a code of so many characters as people type it: capitals, spaces, no dashes, an o for a zero, an l for a one.
 * Undefined when it cannot be one.
 */
export function readCode(typed: string, characters: number): string | undefined {
	const letters = typed
		.toLowerCase()
		.replace(/[\s\-–.]/g, '')
		.replace(/o/g, '0')
		.replace(/[il]/g, '1');
	if (letters.length !== characters || [...letters].some((letter) => !alphabet.includes(letter))) return undefined;
	return (letters.match(/.{4}/g) as string[]).join('-');
}

/** A code with which somebody without an account follows what they told. */
export function followCodeFrom(bytes: Uint8Array): string {
	if (bytes.length !== followCodeBytes) throw new RangeError('a follow code needs 12 random bytes');
	return codeFrom(bytes);
}

export const readFollowCode = (typed: string): string | undefined => readCode(typed, followCodeBytes);
