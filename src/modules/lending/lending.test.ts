import { expect, test } from 'vitest';
import { isLate, type LoanState, mayBecome, mayWithdraw } from './lending.ts';

test.each([
	['asked', 'promised', true],
	['asked', 'away', false],
	['promised', 'away', true],
	['promised', 'refused', true],
	['away', 'back', true],
	['away', 'refused', false],
	['back', 'away', false],
	['withdrawn', 'promised', false],
] as [LoanState, LoanState, boolean][])('what is %s may become %s: %s', (state, next, may) =>
	expect(mayBecome(state, next)).toBe(may),
);

test('who asked may change their mind until it is handed over', () =>
	expect((['asked', 'promised', 'away'] as const).map(mayWithdraw)).toEqual([true, true, false]));

test('late is what is still away the day after', () => {
	const loan = { state: 'away', lastDay: '2026-06-03' } as const;
	expect([isLate(loan, '2026-06-03'), isLate(loan, '2026-06-04')]).toEqual([false, true]);
	expect(isLate({ ...loan, state: 'back' }, '2026-06-04')).toBe(false);
});
