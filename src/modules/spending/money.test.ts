import { describe, expect, test } from 'vitest';
import { isLate, stillToTell } from './money.ts';

const light = 50_000;
const nothing = { story: false, photo: false };
const all = { story: true, photo: true };

describe('what is still to be told', () => {
	test('of a small sum is a photo and two sentences, and no receipt', () => {
		const money = { granted: 50_000, paid: 50_000, spent: 0 };
		expect(stillToTell(money, nothing, light)).toEqual(['story', 'photo']);
		expect(stillToTell(money, { story: true, photo: false }, light)).toEqual(['photo']);
		expect(stillToTell(money, all, light)).toEqual([]);
	});
	test('of a larger sum is the story and the receipts; what is left comes back', () => {
		const money = { granted: 50_001, paid: 40_000, spent: 0 };
		expect(stillToTell(money, nothing, light)).toEqual(['story', 'receipts']);
		expect(stillToTell({ ...money, spent: 39_000 }, all, light)).toEqual(['back']);
		expect(stillToTell({ ...money, paid: 39_000, spent: 39_000 }, { story: true, photo: false }, light)).toEqual([]);
		expect(stillToTell({ ...money, spent: 45_000 }, all, light)).toEqual([]);
	});
	test('is late from the day after', () => {
		expect(isLate(['story'], '2026-05-01', '2026-05-01')).toBe(false);
		expect(isLate(['story'], '2026-05-01', '2026-05-02')).toBe(true);
		expect(isLate([], '2026-05-01', '2027-05-02')).toBe(false);
	});
});
