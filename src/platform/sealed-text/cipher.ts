import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM with what it belongs to as authenticated data (NIST SP 800-38D): words moved to another row or column do not open.
 * @param key 32 bytes
 */
export function lock(key: Buffer, belongsTo: string, plain: Buffer): string {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(belongsTo));
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws when it was tampered with, moved, or locked by another key. */
export function unlock(key: Buffer, belongsTo: string, locked: string): Buffer {
	const bytes = Buffer.from(locked, 'base64url');
	// Without the length a shortened tag would do, and those can be guessed.
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
	decipher.setAAD(Buffer.from(belongsTo)).setAuthTag(bytes.subarray(12, 28));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
