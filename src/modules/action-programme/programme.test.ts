import { expect, test } from 'vitest';
import { persona, personaNames } from '#testing/personas';
import { isTimeToTell, lastDayOf, mayTendProgramme } from './programme.ts';

test('a programme takes two years, the last day included', () => {
	expect(lastDayOf('2026-01-01')).toBe('2027-12-31');
	expect(lastDayOf('2028-02-29')).toBe('2030-02-28');
});

test('how a goal goes is told half a year after the last time, while it runs', () => {
	const runs = { publishedOn: '2026-01-01', untilOn: '2027-12-31' };
	const goal = { madeOn: '2026-01-01' };
	expect(isTimeToTell(goal, [], runs, '2026-07-01')).toBe(false);
	expect(isTimeToTell(goal, [], runs, '2026-07-02')).toBe(true);
	expect(isTimeToTell(goal, [{ toldOn: '2026-07-02', state: 'slow' }], runs, '2026-12-01')).toBe(false);
	expect(isTimeToTell(goal, [], { ...runs, publishedOn: null }, '2026-12-01')).toBe(false);
	expect(isTimeToTell(goal, [], runs, '2028-01-01')).toBe(false);
});

test('brokers and the lead of its area own it together', () => {
	expect(personaNames.filter((name) => mayTendProgramme(persona(name), 'BU99010101'))).toEqual(['marloes', 'ingrid']);
});
