import { describe, expect, test } from 'vitest';
import { phoneFrom, phoneShown } from './phone.ts';

describe('a telephone number as people write it', () => {
	test.each([
		['06 12345678', '+31612345678'],
		['06-12 34 56 78', '+31612345678'],
		['612345678', '+31612345678'],
		['+31 6 1234 5678', '+31612345678'],
		['+31 (0)6 12345678', '+31612345678'],
		['0031612345678', '+31612345678'],
		['030 - 276 54 32', '+31302765432'],
		['(030) 2765432', '+31302765432'],
		['+32 470 12 34 56', '+32470123456'],
		['0049 151 12345678', '+4915112345678'],
	])('%s is %s', (typed, number) => expect(phoneFrom(typed)).toBe(number));
	test.each(['', 'morgen', '12345', '0612', '0900 1234', '06123456789', '+31 0', 'bel 0612345678 na vijf'])(
		'"%s" is none',
		(typed) => expect(phoneFrom(typed)).toBeUndefined(),
	);
	test.each([
		['+31612345678', '06 12 34 56 78'],
		['+31302765432', '030 276 5432'],
		['+32470123456', '+32470123456'],
	])('%s is read as %s', (number, shown) => expect(phoneShown(number)).toBe(shown));
});
