import { expect, test } from 'vitest';
import { followCodeFrom, readFollowCode } from './follow-code.ts';

test('a follow code reads as three groups of four', () => {
	expect(followCodeFrom(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]))).toBe('0123-4567-89az');
});
test('every one of its twelve places can be any of 32 signs, which makes 60 bits', () => {
	const signs = new Set(Array.from({ length: 256 }, (_, byte) => followCodeFrom(new Uint8Array(12).fill(byte))[0]));
	expect(signs.size).toBe(32);
});
test.each(['0123-4567-89az', '0123 4567 89AZ', 'o1234567 89az', 'Oi23-4567-89az', 'ol23.4567.89az'])(
	'"%s" as typed from paper is understood',
	(typed) => {
		expect(readFollowCode(typed)).toBe('0123-4567-89az');
	},
);
test.each(['', '0123-4567', '0123-4567-89a!', '0123-4567-89az-0', 'u123-4567-89az'])(
	'"%s" is not a follow code',
	(typed) => {
		expect(readFollowCode(typed)).toBeUndefined();
	},
);
