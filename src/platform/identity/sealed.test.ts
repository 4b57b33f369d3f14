import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { useDatabase } from '#testing/database';
import { keyFor } from '../db/zones.server.ts';
import { seal, unseal } from './sealed.server.ts';

useDatabase();

describe('what is sealed', () => {
	test('opens again, for the same use only', () => {
		expect(unseal('letter', seal('letter', 'hallo'))).toBe('hallo');
		expect(unseal('cookie', seal('letter', 'hallo'))).toBeUndefined();
	});
	test('does not open when one bit of it was changed', () => {
		const bytes = Buffer.from(seal('letter', 'hallo'), 'base64url');
		for (let at = 0; at < bytes.length; at++) {
			const changed = Buffer.from(bytes);
			changed[at] = (changed[at] as number) ^ 1;
			expect(unseal('letter', changed.toString('base64url')), `byte ${at}`).toBeUndefined();
		}
	});
	test('does not open with a seal of four bytes, which can be guessed', () => {
		const iv = Buffer.alloc(12);
		const cipher = createCipheriv('aes-256-gcm', keyFor('seal:letter'), iv, { authTagLength: 4 });
		cipher.final();
		expect(unseal('letter', Buffer.concat([iv, cipher.getAuthTag()]).toString('base64url'))).toBeUndefined();
	});
	test.each(['', 'x', 'geen zegel'])('"%s" is nothing', (text) => expect(unseal('letter', text)).toBeUndefined());
});
