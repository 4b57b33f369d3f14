import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from '../db/zones.server.ts';

/** Locks a text for a cookie or a link: nobody reads or changes it. `use` keeps one kind from passing for another. */
export function seal(use: string, text: string): string {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${use}`), iv);
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text that was locked, or nothing when it was tampered with, made for something else, or under another key. */
export function unseal(use: string, sealed: string): string | undefined {
	try {
		const bytes = Buffer.from(sealed, 'base64url');
		// Without the length a shortened tag would do, and those can be guessed.
		const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${use}`), bytes.subarray(0, 12), {
			authTagLength: 16,
		});
		decipher.setAuthTag(bytes.subarray(12, 28));
		return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

/** A keyed hash: the same text gives the same hash, and without our key nobody can try texts against it. */
export const keyedHash = (use: string, text: string): string =>
	createHmac('sha256', keyFor(`hash:${use}`))
		.update(text)
		.digest('base64url');
