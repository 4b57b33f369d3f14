import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PrepareForm, QuestionForm } from './session.forms.ts';
import { collectsQuestions, isStale, questionsToAsk, type SessionQuestion, sessionCode, wasHeld } from './session.ts';

const question = (id: string, mergedInto: string | null = null): SessionQuestion => ({
	id,
	text: `Vraag ${id}`,
	source: 'resident',
	mergedInto,
	answered: false,
});

describe('a session', () => {
	test('collects questions up to and with its day, and is held from that day on', () => {
		expect(collectsQuestions({ heldOn: '2026-05-12' }, '2026-05-12')).toBe(true);
		expect(collectsQuestions({ heldOn: '2026-05-12' }, '2026-05-13')).toBe(false);
		expect(wasHeld({ heldOn: '2026-05-12' }, '2026-05-11')).toBe(false);
		expect(wasHeld({ heldOn: '2026-05-12' }, '2026-05-12')).toBe(true);
	});
	test('has a code without letters that look alike', () => {
		for (let byte = 0; byte < 256; byte++)
			expect(sessionCode(new Uint8Array(6).fill(byte))).toMatch(/^[0-9a-hjkmnp-tv-z]{6}$/);
	});
	test('puts what was asked most in other words first', () => {
		const shown = questionsToAsk([question('a'), question('b'), question('c', 'b'), question('d', 'b')]);
		expect(shown.map(({ id, times }) => [id, times])).toEqual([
			['b', 3],
			['a', 1],
		]);
	});
});

test('an answer goes stale half a year after it was checked', () => {
	expect(isStale({ checkedOn: '2026-01-01' }, '2026-07-03')).toBe(false);
	expect(isStale({ checkedOn: '2026-01-01' }, '2026-07-04')).toBe(true);
});

describe('what a form may hold', () => {
	const problems = (schema: v.GenericSchema, input: unknown) =>
		v.safeParse(schema, input).issues?.map(({ message }) => message) ?? [];
	const plan = {
		institution: 'Singelwonen',
		about: 'De brief over de servicekosten.',
		area: 'BU99010101',
		place: 'Buurthuis',
		on: '2026-05-12',
		at: '10:30',
	};
	test('a plan has a day and a time that exist', () => {
		expect(problems(PrepareForm, plan)).toEqual([]);
		expect(problems(PrepareForm, { ...plan, on: '2026-02-31' })).not.toEqual([]);
		for (const at of ['25:00', 'half elf', ''])
			expect(problems(PrepareForm, { ...plan, at }), at).toEqual(['session-time']);
		expect(problems(PrepareForm, { ...plan, area: 'GM9901' })).toEqual(['unknown-area']);
	});
	test('a question with a citizen number is refused by the form itself', () => {
		expect(problems(QuestionForm, { text: 'Klopt mijn nummer 111222333 bij jullie?' })).toEqual(['text-has-bsn']);
	});
});
