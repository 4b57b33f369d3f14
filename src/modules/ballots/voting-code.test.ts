import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVotingCode, shownVotingCode, votingCodeFrom } from './voting-code.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a voting code', () => {
	test('is read back from paper, in small letters, with blanks or without dashes', () => {
		fc.assert(
			fc.property(bytes, (ten) => {
				const code = votingCodeFrom(ten);
				for (const typed of [code, shownVotingCode(code), ` ${shownVotingCode(code).toLowerCase()} `])
					expect(readVotingCode(typed)).toBe(code);
			}),
		);
	});
	test('holds every bit of its ten bytes', () => {
		fc.assert(
			fc.property(bytes, bytes, (one, other) => {
				expect(votingCodeFrom(one) === votingCodeFrom(other)).toBe(String(one) === String(other));
			}),
		);
		expect(votingCodeFrom(new Uint8Array(10).fill(255)).slice(0, 16)).toBe('Z'.repeat(16));
	});
	test('with one wrong sign, or two neighbours swapped, is no code', () => {
		fc.assert(
			fc.property(bytes, fc.nat(16), fc.nat(30), (ten, place, shift) => {
				const code = [...votingCodeFrom(ten)];
				const wrong = [...code];
				wrong[place] = signs[(signs.indexOf(code[place] ?? '') + 1 + shift) % 32] ?? '';
				expect(readVotingCode(wrong.join(''))).toBe(undefined);
				const swapped = [...code];
				const at = Math.min(place, 15);
				[swapped[at], swapped[at + 1]] = [code[at + 1] ?? '', code[at] ?? ''];
				if (swapped.join('') !== code.join('')) expect(readVotingCode(swapped.join(''))).toBe(undefined);
			}),
		);
	});
	test('is read with an O for a nought and an l for a one', () => {
		const code = votingCodeFrom(new Uint8Array(10));
		expect(readVotingCode(code.replaceAll('0', 'o'))).toBe(code);
		expect(readVotingCode('kort')).toBe(undefined);
		expect(readVotingCode('')).toBe(undefined);
	});
	test('is printed in groups', () => {
		expect(shownVotingCode(votingCodeFrom(new Uint8Array(10)))).toMatch(/^0000-0000-0000-00000$/);
	});
});
