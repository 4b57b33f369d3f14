import { describe, expect, test } from 'vitest';
import { wordsForSearch } from '#modules/needs/index.server';
import { readWhen, windowOf } from './asked-when.ts';
import { findByWords } from './find-by-words.ts';

const words = (text: string) => wordsForSearch(text).flatMap(({ stem, parts }) => [stem, ...parts]);
const all = ['Taalles Nederlands op dinsdag', 'Koffieochtend in de Wilg', 'Wandelhalfuur door het park'].map(
	(title) => ({
		title,
		words: words(title),
	}),
);
const find = (text: string) => findByWords(all, wordsForSearch(text)).map(({ title }) => title.split(' ')[0]);

describe('looking for something to do', () => {
	test.each([
		['taalels', ['Taalles']],
		['tallles', ['Taalles']],
		['taal les', ['Taalles']],
		['koffie', ['Koffieochtend']],
		['kofie ochtend', ['Koffieochtend']],
		['wandelen', ['Wandelhalfuur']],
		['zwemmen', []],
	])('%s', (text, found) => expect(find(text)).toEqual(found));

	test('without words everything counts', () => expect(find('')).toHaveLength(3));
});

describe('when somebody means', () => {
	test.each([
		['taalels dinsdag', { words: 'taalels', span: 'dinsdag' }],
		['koffie dinsdg ochtend', { words: 'koffie', span: 'dinsdag', part: 'ochtend' }],
		['eten vandaag', { words: 'eten', span: 'vandaag' }],
		['Weekend!', { words: '', span: 'weekend' }],
		['wandelen', { words: 'wandelen' }],
	])('%s', (text, read) => expect(readWhen(text)).toEqual(read));

	test('a Tuesday is looked for four weeks ahead, today is today alone', () => {
		const { since, until, counts } = windowOf('dinsdag', '2026-11-22', 6);
		expect([since, until, counts('2026-11-24'), counts('2026-11-25')]).toEqual([
			'2026-11-22',
			'2026-12-19',
			true,
			false,
		]);
		expect(windowOf('vandaag', '2026-11-22', 6)).toMatchObject({ since: '2026-11-22', until: '2026-11-22' });
	});
});
