import { describe, expect, test } from 'vitest';
import { faultInPublicWords, markOfTexts, piecesIn, refusePublicWords } from './public-words.ts';

const codeOf = (...asked: Parameters<typeof faultInPublicWords>) => faultInPublicWords(...asked)?.code;

describe('words that everybody reads', () => {
	test('plain words may stand there', () => {
		expect(
			faultInPublicWords({ title: 'Koffie', summary: 'Taallessen en een biljart.', more: undefined }),
		).toBeUndefined();
	});

	test('a number or mail address never, in the field it stands in, whatever the writer says', () => {
		const texts = { title: 'Koffie', summary: 'Bel 0612345678' };
		expect(faultInPublicWords(texts)).toEqual({ field: 'summary', code: 'public-number', piece: '0612345678' });
		expect(codeOf(texts, { confirmed: markOfTexts(texts) })).toBe('public-number');
		expect(codeOf({ a: 'Mail naar ria@voorbeeld.nl' })).toBe('public-number');
	});

	test('where a group has a number of its own, that is asked about; a citizen number never', () => {
		expect(codeOf({ a: 'Bel 0612345678' }, { numbersMayStand: true })).toBe('text-points-at-person');
		expect(codeOf({ a: 'BSN 111222333' }, { numbersMayStand: true })).toBe('public-number');
	});

	test('a name or a home address is asked about once more, for exactly these words', () => {
		const texts = { title: 'Koffie bij Ria Jansen', summary: 'Aan de Kerkstraat 12' };
		expect(faultInPublicWords(texts)).toMatchObject({ field: 'title', code: 'text-points-at-person' });
		expect(piecesIn(texts)).toHaveLength(2);
		const confirmed = markOfTexts(texts);
		expect(faultInPublicWords(texts, { confirmed })).toBeUndefined();
		expect(codeOf({ ...texts, summary: 'Vraag naar Ahmed' }, { confirmed })).toBe('text-points-at-person');
		expect(() => refusePublicWords(texts)).toThrow();
		expect(() => refusePublicWords(texts, { confirmed })).not.toThrow();
	});

	test('where a place or a house is meant, no second look is asked; a number still never', () => {
		expect(codeOf({ a: 'Kerkstraat 12' }, { namesMayStand: true })).toBeUndefined();
		expect(codeOf({ a: 'Bel 0612345678' }, { namesMayStand: true })).toBe('public-number');
	});

	test('the illness of somebody never stands there; a group may say which illness it is about', () => {
		const somebody = { a: 'Mevrouw Jansen heeft dementie.' };
		expect(faultInPublicWords(somebody, { confirmed: markOfTexts(somebody) })).toEqual({
			field: 'a',
			code: 'public-health',
			piece: 'dementie',
		});
		const group = { a: 'Inloop voor wie leeft met dementie.' };
		expect(codeOf(group)).toBe('text-points-at-person');
		expect(codeOf(group, { confirmed: markOfTexts(group) })).toBeUndefined();
		expect(codeOf(group, { confirmed: markOfTexts(group), ofPerson: true })).toBe('public-health');
	});
});
