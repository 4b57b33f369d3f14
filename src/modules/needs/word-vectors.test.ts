import { describe, expect, it } from 'vitest';
import { theNeeds } from './index.server.ts';
import { suggestNeeds } from './suggest-needs.ts';
import { buildSuggestionModel } from './suggestion-model.ts';
import { parseWordVectors, VectorsBroken } from './word-vectors.ts';

/** A tiny invented space: the first number is "dogs", the second "bread", the third anything. */
const tiny = ['4 3', 'hond 1 0 0', 'kwispelaar 0.9 0 0.1', 'brood 0 1 0', 'Kwispelaar 0 1 0'];

describe('word vectors that whoever runs this supplies', () => {
	it('are read from the text format, with or without a first line of sizes, each scaled to one', () => {
		const vectors = parseWordVectors(tiny);
		expect([...vectors.keys()]).toEqual(['hond', 'kwispelaar', 'brood']);
		expect([...(vectors.get('hond') ?? [])]).toEqual([1, 0, 0]);
		expect(Math.hypot(...(vectors.get('kwispelaar') ?? []))).toBeCloseTo(1);
		expect(parseWordVectors(tiny.slice(1)).size).toBe(3);
		expect(parseWordVectors(tiny, 2).size).toBe(2);
	});

	it('are refused with the line that is wrong', () => {
		expect(() => parseWordVectors(['hond 1 0', 'kat 1'])).toThrow(VectorsBroken);
		expect(() => parseWordVectors(['hond 1 0', 'kat 1'])).toThrow('line 2: 1 numbers instead of 2');
		expect(() => parseWordVectors(['hond 1 x'])).toThrow('line 1: something else than a number');
	});

	it('bring a word to its need that no lexicon holds, and say which word it was', () => {
		const text = 'Mijn kwispelaar!';
		expect(suggestNeeds(text, buildSuggestionModel(theNeeds()))).toBe('abstain');
		const found = suggestNeeds(text, buildSuggestionModel(theNeeds(), parseWordVectors(tiny)));
		expect(found).not.toBe('abstain');
		if (found === 'abstain') return;
		expect(theNeeds().needByCode.get(found[0]?.code ?? '')?.theme).toBe('pets');
		expect(found[0]?.words).toEqual(['kwispelaar']);
	});

	it('change nothing for a text whose words they do not hold', () => {
		const text = 'Er zit schimmel in de slaapkamer';
		expect(suggestNeeds(text, buildSuggestionModel(theNeeds(), parseWordVectors(tiny)))).toEqual(
			suggestNeeds(text, buildSuggestionModel(theNeeds())),
		);
	});
});
