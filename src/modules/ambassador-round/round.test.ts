import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { BringForm, IdeaForm, PlanVisitForm } from './round.forms.ts';
import { quarterBefore, tally } from './round.ts';

test('what was thought of is told in one order, with how many found people', () => {
	const told = tally([
		{ idea: 'not-now', cases: 1 },
		{ idea: 'collective', cases: 2 },
		{ idea: 'professional', cases: 1 },
		{ idea: 'own-network', cases: 3 },
	]);
	expect(told.cases).toBe(7);
	expect(told.amongPeople).toBe(5);
	expect(told.counts.map(({ idea }) => idea)).toEqual(['own-network', 'collective', 'professional', 'not-now']);
	expect(tally([])).toEqual({ cases: 0, amongPeople: 0, counts: [] });
});

test('the quarter before goes back over the turn of the year', () => {
	expect(quarterBefore('2026-02-28')).toBe('2025-10-01');
	expect(quarterBefore('2026-04-01')).toBe('2026-01-01');
	expect(quarterBefore('2026-12-31')).toBe('2026-07-01');
});

describe('what a form may hold', () => {
	const id = '019b0000-0000-4000-8000-000000000001';
	const problems = (schema: v.GenericSchema, input: unknown) =>
		v.safeParse(schema, input).issues?.map((issue) => [v.getDotPath(issue), issue.message]) ?? [];
	const idea = { case: id, idea: 'neighbour', sentence: '', step: '', stepOn: '' };

	test('a visit has a colleague and a day that exists', () => {
		expect(problems(PlanVisitForm, { colleague: id, on: '2026-05-12' })).toEqual([]);
		expect(problems(PlanVisitForm, { colleague: '', on: '' }).map(([field]) => field)).toContain('colleague');
		expect(problems(PlanVisitForm, { colleague: id, on: '2026-02-31' })).not.toEqual([]);
	});
	test('one, several, but not six are brought, and none is no answer', () => {
		expect(v.parse(BringForm, { bring: id })).toEqual({ bring: [id] });
		expect(problems(BringForm, {})).toEqual([['bring', 'bundle-nothing-ticked']]);
		expect(problems(BringForm, { bring: Array(6).fill(id) })).toEqual([['bring', 'round-too-many']]);
	});
	test('the sentence and the step may be left out; a step has a day and a day has a step', () => {
		expect(problems(IdeaForm, idea)).toEqual([]);
		expect(problems(IdeaForm, { ...idea, step: 'Bel de club' })).toEqual([['stepOn', 'required']]);
		expect(problems(IdeaForm, { ...idea, stepOn: '2026-05-12' })).toEqual([['step', 'required']]);
		expect(problems(IdeaForm, { ...idea, idea: '' })).toEqual([['idea', 'required']]);
	});
	test('a citizen number is refused by the form itself', () => {
		expect(problems(IdeaForm, { ...idea, sentence: 'Nummer 111222333.' })).toEqual([['sentence', 'text-has-bsn']]);
	});
});
