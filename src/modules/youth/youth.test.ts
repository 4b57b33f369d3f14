import { expect, test } from 'vitest';
import { persona, personaNames } from '#testing/personas';
import { bands, isLate, mayAnswerYouth, mayKnowYouth, needsParent, owesAnswer, stands, toLookOver } from './youth.ts';

test('under sixteen a parent says yes too', () => {
	expect(bands.map(needsParent)).toEqual([true, true, false]);
});

test('a yes holds until its last day, and nothing stands as long as one is missing', () => {
	expect(stands({ untilOn: '2026-03-01' }, '2026-03-01')).toBe(true);
	expect(stands({ untilOn: '2026-03-01' }, '2026-03-02')).toBe(false);
	expect(stands({ untilOn: null }, '2026-03-01')).toBe(false);
});

test('a draft waits until it is looked over or given back', () => {
	expect(toLookOver({ lookedOn: null, back: '' })).toBe(true);
	expect(toLookOver({ lookedOn: null, back: 'Noem de school niet.' })).toBe(false);
	expect(toLookOver({ lookedOn: '2026-03-01', back: '' })).toBe(false);
});

test('adults owe an answer by its day, also after a later; what is given asks for none', () => {
	const word = { kind: 'plan' as const, became: null, dueOn: '2026-03-10' };
	expect(isLate(word, '2026-03-10')).toBe(false);
	expect(isLate(word, '2026-03-11')).toBe(true);
	expect(isLate({ ...word, became: 'later' }, '2026-03-11')).toBe(true);
	expect(isLate({ ...word, became: 'cannot' }, '2026-03-11')).toBe(false);
	expect(owesAnswer({ kind: 'give', became: null })).toBe(false);
});

test('workers of the area may know young people; leads and contacts answer them too', () => {
	const area = 'BU99010101';
	expect(personaNames.filter((name) => mayKnowYouth(persona(name), area))).toEqual(['marloes', 'yusuf']);
	expect(personaNames.filter((name) => mayAnswerYouth(persona(name), area))).toEqual([
		'marloes',
		'yusuf',
		'ingrid',
		'dewi',
	]);
});
