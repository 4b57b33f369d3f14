import { expect, test } from 'vitest';
import { asQuote } from './pattern-views.ts';

test('a quote is short, and is cut between words', () => {
	expect(asQuote('  Ik  zoek\nhulp. ')).toBe('Ik zoek hulp.');
	const long = asQuote('woord '.repeat(80));
	expect(long.length).toBeLessThanOrEqual(222);
	expect(long.endsWith('woord …')).toBe(true);
});
