import { describe, expect, it } from 'vitest';
import { theSuggestionModel } from './index.server.ts';
import { learnedEvidence, learnedFrom, learnedLeaning, nothingLearned } from './learned-choices.ts';
import { suggestNeeds } from './suggest-needs.ts';

const times = (count: number, need: string, ...words: string[]) =>
	Array.from({ length: count }, () => ({ words, need }));
const model = theSuggestionModel();
const asked = (text: string, choices = nothingLearned) => {
	const found = suggestNeeds(text, model, 3, { choices, keyOf: (stem) => stem });
	return found === 'abstain' ? [] : found;
};

describe('learning from what people choose', () => {
	it('knows after some signals what only this town calls by that name', () => {
		const text = 'Is er vandaag Zonnehoek?';
		expect(asked(text)).toEqual([]);
		const learned = learnedFrom([...times(12, 'community-house', 'zonnehoek'), ...times(400, 'litter', 'troep')]);
		expect(asked(text, learned)[0]).toMatchObject({ code: 'community-house', words: ['Zonnehoek'] });
	});

	it('learns nothing from a word that fewer than three signals hold', () => {
		const learned = learnedFrom([...times(2, 'debts', 'jansen'), ...times(50, 'litter', 'troep')]);
		expect(learned.words.has('jansen')).toBe(false);
		expect(learnedEvidence('jansen', learned)).toEqual([]);
	});

	it('counts a word once per signal, however often somebody says it', () => {
		const learned = learnedFrom([{ words: ['help', 'help', 'help'], need: 'debts' }]);
		expect(learned.words.size).toBe(0);
		expect(learned.signals.get('debts')).toBe(1);
	});

	it('does not let a word plead that stands everywhere', () => {
		const learned = learnedFrom([...times(40, 'litter', 'straat'), ...times(40, 'speeding', 'straat')]);
		expect(learnedEvidence('straat', learned)).toEqual([]);
	});

	it('is surer the more signals say the same, without end of weight', () => {
		const evidenceOf = (count: number) => {
			const learned = learnedFrom([...times(count, 'benches', 'kade'), ...times(99 * count, 'litter', 'troep')]);
			return learnedEvidence('kade', learned)[0]?.[1] ?? 0;
		};
		expect(evidenceOf(3)).toBeGreaterThan(0);
		expect(evidenceOf(30)).toBeGreaterThan(evidenceOf(3));
		expect(evidenceOf(300)).toBeLessThan(Math.log(100));
	});

	it('leans to what is often chosen, and adds no need that no word points to', () => {
		const learned = learnedFrom(times(1000, 'litter', 'troep'));
		expect(learnedLeaning('litter', learned)).toBeGreaterThan(learnedLeaning('debts', learned));
		expect(learnedLeaning('debts', learned)).toBe(0);
		expect(asked('Hallo, hoe gaat het?', learned)).toEqual([]);
	});

	it('leaves out a need that left the catalogue', () => {
		const learned = learnedFrom([...times(20, 'gone-from-the-list', 'zonnehoek'), ...times(200, 'litter', 'troep')]);
		expect(asked('Is er vandaag Zonnehoek?', learned)).toEqual([]);
	});
});
