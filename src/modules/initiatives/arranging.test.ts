import { describe, expect, test } from 'vitest';
import { arrangingProblem, endsSoon } from './arranging.ts';

describe('a worker who arranges', () => {
	test('does so until a day that is yet to come, and no longer than a quarter', () => {
		expect(arrangingProblem('2026-05-01', '2026-05-01')).toBe('initiative-arranging-in-past');
		expect(arrangingProblem('2026-08-01', '2026-05-01')).toBeUndefined();
		expect(arrangingProblem('2026-08-02', '2026-05-01')).toBe('initiative-arranging-too-long');
	});
	test('is asked to choose again in the last two weeks', () => {
		expect(endsSoon({ until: '2026-05-16' }, '2026-05-01')).toBe(false);
		expect(endsSoon({ until: '2026-05-15' }, '2026-05-01')).toBe(true);
	});
});
