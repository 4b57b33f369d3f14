import { expect, test } from 'vitest';
import { theNeeds, theSuggestionModel } from './index.server.ts';
import { type Voice, voicesWrittenAfterwards, voicesWrittenFirst } from './labelled-voices.fixtures.ts';
import { suggestNeeds } from './suggest-needs.ts';

const model = theSuggestionModel();
const all = [...voicesWrittenFirst, ...voicesWrittenAfterwards];
const sentencesOf = (voices: readonly Voice[]) => voices.flatMap(({ sentences }) => sentences);
const about = (voices: readonly Voice[]) => sentencesOf(voices).filter(({ needs }) => needs.length > 0);
const aboutNothing = (voices: readonly Voice[]) => sentencesOf(voices).filter(({ needs }) => needs.length === 0);
const suggested = (text: string) => {
	const found = suggestNeeds(text, model);
	return found === 'abstain' ? [] : found;
};
const hits = (voices: readonly Voice[]) =>
	about(voices).filter(({ text, needs }) => suggested(text).some(({ code }) => needs.includes(code))).length /
	about(voices).length;
const rightlySilent = (voices: readonly Voice[]) =>
	aboutNothing(voices).filter(({ text }) => suggested(text).length === 0).length / aboutNothing(voices).length;

test('the labelled set is large, has many voices and knows only needs that exist', () => {
	expect(all.length).toBeGreaterThanOrEqual(6);
	expect(about(all).length).toBeGreaterThanOrEqual(400);
	expect(aboutNothing(all).length).toBeGreaterThanOrEqual(60);
	for (const { text, needs } of sentencesOf(all)) {
		expect(needs.length, text).toBeLessThanOrEqual(2);
		expect(
			needs.filter((code) => !theNeeds().needByCode.has(code)),
			text,
		).toEqual([]);
	}
	const texts = sentencesOf(all).map(({ text }) => text);
	expect(texts.length).toBe(new Set(texts).size);
});

test('voices whose words the lexicon knows find their need among three, nine times in ten', () => {
	expect(hits(voicesWrittenFirst)).toBeGreaterThanOrEqual(0.9);
});

test('voices that nobody wrote words for find their need among three a third of the time: no worse than measured', () => {
	expect(hits(voicesWrittenAfterwards)).toBeGreaterThanOrEqual(0.35);
});

test('says nothing to at least eight in ten greetings, weather talk and half sentences', () => {
	expect(rightlySilent(voicesWrittenAfterwards)).toBeGreaterThanOrEqual(0.8);
	expect(rightlySilent(voicesWrittenFirst)).toBeGreaterThanOrEqual(0.8);
});

test('fills in only what is right at least four times in five, also for voices nobody wrote words for', () => {
	for (const voices of [voicesWrittenFirst, voicesWrittenAfterwards]) {
		const sure = sentencesOf(voices).flatMap(({ text, needs }) =>
			suggested(text)
				.filter(({ sure }) => sure)
				.map(({ code }) => needs.includes(code)),
		);
		expect(sure.length).toBeGreaterThan(10);
		expect(sure.filter(Boolean).length / sure.length).toBeGreaterThanOrEqual(0.8);
	}
});
