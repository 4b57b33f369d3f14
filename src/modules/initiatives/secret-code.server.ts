import { createHash, randomBytes } from 'node:crypto';

/** A code for a link nobody can guess (128 bits), and what is kept of it. */
export function newSecretCode(): { code: string; hash: string } {
	const code = randomBytes(16).toString('base64url');
	return { code, hash: hashOf(code) };
}

export const hashOf = (code: string): string => createHash('sha256').update(`initiative:${code}`).digest('base64url');
