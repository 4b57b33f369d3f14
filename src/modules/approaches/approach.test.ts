import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseApproaches, unknownCodes } from './approach.ts';
import { loadApproaches } from './load-approaches.server.ts';

const { approaches, note } = loadApproaches();
const needsFile = parse(readFileSync('policy/needs.yaml', 'utf8')) as {
	needs: { code: string }[];
	themes: { code: string }[];
};
const known = {
	needs: new Set(needsFile.needs.map((need) => need.code)),
	themes: new Set(needsFile.themes.map((theme) => theme.code)),
};

describe('the library of approaches', () => {
	it('holds at least 42 approaches one can start, and at least 2 lessons from what failed', () => {
		expect(approaches.filter(({ kind }) => kind === 'approach').length).toBeGreaterThanOrEqual(42);
		expect(approaches.filter(({ kind }) => kind === 'failure').length).toBeGreaterThanOrEqual(2);
	});

	it('names only needs and themes that exist', () => {
		expect(unknownCodes(approaches, known)).toEqual([]);
	});

	it('has something for every theme, except where safety comes first and a group is no answer', () => {
		const served = new Set(approaches.flatMap(({ themes }) => themes));
		expect([...known.themes].filter((theme) => !served.has(theme))).toEqual(['safe-with-each-other']);
	});

	it('speaks in short Dutch sentences of at most 16 words', () => {
		const long = approaches.flatMap((approach) =>
			dutchTexts(approach)
				.flatMap((text) => text.split(/(?<=[.!?:])\s+/))
				.filter((sentence) => sentence.split(/\s+/).length > 16)
				.map((sentence) => `${approach.code}: ${sentence}`),
		);
		expect(long).toEqual([]);
	});

	it('sticks no label on anyone', () => {
		const texts = approaches.flatMap(dutchTexts).join(' ');
		expect(texts).not.toMatch(/kwetsba|cliënt|casus|keukentafelgesprek|probleemgezin|\bu kunt\b|\buw\b/i);
	});

	it('says "volgens de werkers" or "volgens de makers" where a success is told by who did the work', () => {
		const silent = approaches.filter(
			({ kind, example }) =>
				kind === 'approach' && example.evidence === 'told' && !/volgens de (werkers?|makers)/i.test(example.told.nl),
		);
		expect(silent.map(({ code }) => code)).toEqual([]);
	});

	it('never passes an idea off as something that happened', () => {
		const ideas = approaches.filter(({ example }) => example.evidence === 'idea');
		expect(ideas.length).toBeGreaterThan(0);
		for (const { code, example } of ideas) {
			expect(example.told.nl, code).toMatch(/idee|niet geprobeerd|verkend|niet verteld/);
			expect(example.told.en, code).toMatch(/idea|not tried|explored|not told/);
		}
	});

	it('says out loud that hours and money are an estimate', () => {
		expect(note.nl).toContain('schatting');
		expect(note.en).toContain('estimate');
	});
});

describe('reading a library', () => {
	const valid = { version: 1, note, approaches };

	it('accepts the library as it is', () => {
		expect(parseApproaches(valid).approaches).toHaveLength(approaches.length);
	});

	it('names the place of a fault', () => {
		const [first, ...rest] = approaches;
		const broken = { ...valid, approaches: [{ ...first, effort: 'huge', steps: [] }, ...rest] };
		expect(() => parseApproaches(broken)).toThrow(/approaches\.0\.steps[\s\S]*approaches\.0\.effort/);
	});

	it('refuses an empty text, a misspelt field and the same code twice', () => {
		const [first] = approaches;
		expect(() => parseApproaches({ ...valid, approaches: [{ ...first, whenNot: { nl: '  ', en: 'x' } }] })).toThrow(
			/whenNot/,
		);
		expect(() => parseApproaches({ ...valid, approaches: [{ ...first, wenNot: 1 }] })).toThrow(/wenNot/);
		expect(() => parseApproaches({ ...valid, approaches: [first, first] })).toThrow(/same code/);
	});

	it('refuses a range that runs backwards', () => {
		const [first] = approaches;
		const backwards = { ...first, takes: { ...first?.takes, people: [5, 2] } };
		expect(() => parseApproaches({ ...valid, approaches: [backwards] })).toThrow(/low to high/);
	});

	it('reports codes that the needs do not know', () => {
		expect(unknownCodes(approaches.slice(0, 1), { needs: new Set(), themes: known.themes })[0]).toMatch(
			/^coffee-morning: need /,
		);
	});
});

function dutchTexts(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(dutchTexts);
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		key === 'nl' && typeof inner === 'string' ? [inner] : dutchTexts(inner),
	);
}
