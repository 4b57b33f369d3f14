import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/policy/project-root.server';
import {
	everydaySentences,
	type LabelledSentence,
	sentencesWithoutNeed,
	unseenSentences,
} from './everyday-sentences.fixtures.ts';
import { theNeeds, theSuggestionModel } from './index.server.ts';
import { practiceLabels } from './practice-labels.fixtures.ts';
import { suggestNeeds } from './suggest-needs.ts';

const model = theSuggestionModel();
const suggest = (text: string, n = 3) => suggestNeeds(text, model, n);
const codes = (text: string, n = 3) => {
	const found = suggest(text, n);
	return found === 'abstain' ? [] : found.map((suggestion) => suggestion.code);
};

function hitRate(name: string, sentences: readonly LabelledSentence[]): number {
	const first = sentences.filter(([text, accepted]) => accepted.includes(codes(text)[0] ?? '')).length;
	const three = sentences.filter(([text, accepted]) => codes(text).some((code) => accepted.includes(code))).length;
	const silent = sentences.filter(([text]) => suggest(text) === 'abstain').length;
	const share = (count: number) => `${count}/${sentences.length} (${((100 * count) / sentences.length).toFixed(1)} %)`;
	console.info(`needs suggested, ${name}: first ${share(first)}, in three ${share(three)}, abstained ${silent}`);
	return three / sentences.length;
}

const shared = process.env.BUURTWEEFSEL_SHARED_DATA ?? join(projectRoot(), '..', 'shared', 'data');
const practiceFile = join(shared, 'signals', 'signals-from-practice.csv');

/** Time this thread really worked: a clock on the wall also counts what else the machine does. */
function workedMs(work: () => unknown): number {
	const before = process.threadCpuUsage();
	work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

describe('suggesting needs', () => {
	it.skipIf(!existsSync(practiceFile))('covers the signals from practice (skipped without the reference data)', () => {
		const rows: { id: string; text: string }[] = parse(readFileSync(practiceFile, 'utf8'), {
			columns: true,
			bom: true,
		});
		const labelled = rows.map(({ id, text }): LabelledSentence => [text, practiceLabels[id] ?? []]);
		expect(rows.map((row) => row.id)).toEqual(Object.keys(practiceLabels));
		expect(hitRate('signals from practice', labelled)).toBeGreaterThanOrEqual(0.95);
	});

	it('has an accepted need among three for nine in ten everyday sentences', () => {
		expect(hitRate('everyday sentences', everydaySentences)).toBeGreaterThanOrEqual(0.9);
	});

	it('has an accepted need among three for eight in ten sentences that were kept apart', () => {
		expect(hitRate('unseen sentences', unseenSentences)).toBeGreaterThanOrEqual(0.8);
	});

	it.each(sentencesWithoutNeed)('abstains on "%s"', (sentence) => {
		expect(suggest(sentence)).toBe('abstain');
	});

	it('abstains on nothing, on punctuation and on numbers', () => {
		for (const text of ['', '   ', '!!! ??', '12345', 'de het een']) expect(suggest(text)).toBe('abstain');
	});

	it('labels only with needs that exist', () => {
		const used = [...everydaySentences, ...unseenSentences].flatMap(([, accepted]) => accepted);
		const known = theNeeds().needByCode;
		expect([...used, ...Object.values(practiceLabels).flat()].filter((code) => !known.has(code))).toEqual([]);
	});

	it('says which words led to it', () => {
		const found = suggest('Er zit schimmel in de slaapkamer');
		const first = found === 'abstain' ? undefined : found[0];
		expect(first?.code).toBe('damp-and-mould');
		expect(first?.words).toContain('schimmel');
	});

	it('brings who can and who seeks to the same need', () => {
		expect(codes('Ik kan fietsen maken')[0]).toBe('bicycle-repair');
		expect(codes('Mijn fietsband is lek')[0]).toBe('bicycle-repair');
		expect(codes('Ik wil samen koken')[0]).toBe('cooking-together');
	});

	it('understands compounds, pulled-apart verbs and a typing slip', () => {
		expect(codes('scootmobielclub')[0]).toBe('scootmobile');
		expect(codes('Wie leest mijn kind eens voor?')).toContain('reading-with-children');
		expect(codes('Overal schimmmel op de muur')[0]).toBe('damp-and-mould');
	});

	it('gives scores from high to low between 0 and 1, and no more than asked', () => {
		for (const [text] of everydaySentences) {
			const found = suggest(text, 5);
			if (found === 'abstain') continue;
			const scores = found.map((suggestion) => suggestion.score);
			expect(scores).toEqual([...scores].sort((a, b) => b - a));
			expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
			expect(found.length).toBeLessThanOrEqual(5);
		}
		expect(codes('Mevrouw heeft schulden en snapt de post niet', 1)).toHaveLength(1);
	});

	it('answers within 2 milliseconds, and a pasted letter does not hang it', () => {
		const texts = everydaySentences.map(([text]) => text);
		for (const text of texts) suggest(text);
		expect(workedMs(() => texts.forEach((text) => void suggest(text))) / texts.length).toBeLessThan(2);
		expect(workedMs(() => suggest(texts.join(' ').repeat(100)))).toBeLessThan(200);
	});
});
