import { describe, expect, it } from 'vitest';
import { NeedsFileBroken, needCatalogueFrom } from './check-needs.ts';

const sound = {
	domains: [{ code: 'home', nl: 'Wonen', en: 'Housing' }],
	themes: [{ code: 'upkeep', domain: 'home', nl: 'Onderhoud', en: 'Upkeep' }],
	needs: [
		{
			code: 'damp',
			theme: 'upkeep',
			nl: 'Vocht',
			en: 'Damp',
			examples: ['Het is nat.', 'Schimmel!'],
			words: ['vocht'],
		},
	],
};
const [damp] = sound.needs;

function problemsOf(file: unknown): readonly string[] {
	try {
		needCatalogueFrom(file);
	} catch (error) {
		if (error instanceof NeedsFileBroken) return error.problems;
		throw error;
	}
	return [];
}

describe('checking the needs file', () => {
	it('accepts a sound file', () => {
		expect(needCatalogueFrom(sound).needs.map((need) => need.code)).toEqual(['damp']);
	});

	it('accepts a need without a lexicon', () => {
		expect(needCatalogueFrom({ ...sound, needs: [{ ...damp, words: undefined }] }).needs[0]?.words).toEqual([]);
	});

	it('names a code that is used twice', () => {
		expect(problemsOf({ ...sound, needs: [damp, damp] })).toEqual(['the code damp is used twice']);
	});

	it('names a theme that does not exist, and a domain that does not exist', () => {
		expect(problemsOf({ ...sound, needs: [{ ...damp, theme: 'roof' }] })).toEqual(['need damp: unknown theme "roof"']);
		expect(problemsOf({ ...sound, domains: [{ code: 'work', nl: 'Werk', en: 'Work' }] })).toEqual([
			'theme upkeep: unknown domain "home"',
		]);
	});

	it('asks for both languages', () => {
		expect(problemsOf({ ...sound, needs: [{ ...damp, en: '' }] })).toEqual([
			'need damp: the English text (en) is missing',
		]);
		expect(problemsOf({ ...sound, needs: [{ ...damp, nl: undefined }] })).toEqual([
			'need damp: the Dutch text (nl) is missing',
		]);
	});

	it('refuses a code with capitals or spaces and a need with one example', () => {
		expect(problemsOf({ ...sound, needs: [{ ...damp, code: 'Damp wall' }] })[0]).toContain('kebab-case');
		expect(problemsOf({ ...sound, needs: [{ ...damp, examples: ['Nat.'] }] })[0]).toContain('at least two examples');
	});

	it('tells everything that is wrong at once', () => {
		expect(problemsOf({ ...sound, needs: [{ ...damp, en: '', theme: 'roof' }, damp] })).toHaveLength(3);
		expect(problemsOf(null)).toHaveLength(3);
		expect(problemsOf('needs')).toHaveLength(3);
	});
});
