import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { freeText, freeTextOrNothing, holdsBsn } from './free-text.ts';
import { findIdentifiers } from './identifiers.ts';

describe('a burgerservicenummer', () => {
	test.each([
		'123456782',
		'Haar nummer: 123 456 782.',
		'123.456.782',
		'bsn 123456789',
		'BSN is 0612345678 of zo',
		'twee: 06 10000008 en 111222333',
	])('is seen in "%s"', (text) => expect(holdsBsn(text)).toBe(true));
	test.each([
		'06 10000008',
		'06-10000008',
		'+31 6 10000008',
		'op 12-11-2026 om 14.30',
		'NL91 ABNA 0417 1643 00',
		'€ 12.345.678',
	])('is not seen in "%s"', (text) => expect(holdsBsn(text)).toBe(false));
	test('a telephone number stays a telephone number, though its last eight digits add up', () => {
		expect(findIdentifiers('Bel 06 10000008')).toMatchObject([{ kind: 'phone', piece: '06 10000008' }]);
	});
});

test('words that are asked for, and words that may be left out', () => {
	expect(v.safeParse(freeText(10), ' hoi ').output).toBe('hoi');
	const code = (schema: v.GenericSchema, typed: unknown) => v.safeParse(schema, typed).issues?.[0]?.message;
	expect(code(freeText(10), '  ')).toBe('required');
	expect(code(freeText(10, 'why-needed'), undefined)).toBe('why-needed');
	expect(code(freeText(10), 'elf letters!')).toBe('too-long');
	expect(code(freeText(20), 'nr 123456782')).toBe('text-has-bsn');
	expect(v.safeParse(freeTextOrNothing(10), undefined).output).toBe('');
	expect(code(freeTextOrNothing(20), 'nr 123456782')).toBe('text-has-bsn');
});
