import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AnswerForm, StartAskingForm, YesCodeForm } from './asking.forms.ts';
import { outcomeOf, standingAnswer, waitsForWent, whoKnows } from './asking.ts';

const round = { initiativeId: null, meetsOn: null, closedAt: null };

describe('which worker asks somebody', () => {
	test('who keeps their card, before who met them', () => {
		expect(
			whoKnows({ personId: 'naima', metBy: ['yusuf', 'marloes'] }, { keeperId: 'marloes', contactBy: 'keeper' }),
		).toEqual(['marloes', 'yusuf']);
	});
	test('without a card, who picked up or wrote down what they said', () => {
		expect(whoKnows({ personId: null, metBy: ['yusuf'] }, undefined)).toEqual(['yusuf']);
	});
	test('nobody, when the card may not be used any more', () => {
		expect(whoKnows({ personId: 'naima', metBy: ['yusuf'] }, undefined)).toEqual([]);
	});
	test('nobody, when its person wants to hear nothing', () => {
		expect(whoKnows({ personId: 'naima', metBy: ['yusuf'] }, { keeperId: 'marloes', contactBy: 'nobody' })).toEqual([]);
	});
	test('nobody, when nobody met them', () => {
		expect(whoKnows({ personId: 'naima', metBy: [] }, { keeperId: null, contactBy: 'mail' })).toEqual([]);
	});
});

describe('what became of it', () => {
	test.each([
		[round, 'round'],
		[{ ...round, initiativeId: 'x' }, 'group'],
		[{ ...round, initiativeId: 'x', meetsOn: '2026-05-12' }, 'meeting'],
		[{ ...round, closedAt: new Date() }, 'stopped'],
		[{ initiativeId: 'x', meetsOn: '2026-05-12', closedAt: new Date() }, 'meeting'],
	] as const)('%o is %s', (asking, outcome) => expect(outcomeOf(asking)).toBe(outcome));

	test('a yes that was taken back is no yes', () => {
		expect(standingAnswer({ answer: 'yes', withdrawnAt: new Date() })).toBe('taken-back');
		expect(standingAnswer({ answer: 'yes', withdrawnAt: null })).toBe('yes');
		expect(standingAnswer({ answer: 'no', withdrawnAt: null })).toBe('no');
	});

	test('whether they went is asked from the day of the first meeting, once, of who said yes', () => {
		const yes = { answer: 'yes', withdrawnAt: null, went: null } as const;
		expect(waitsForWent(yes, '2026-05-12', '2026-05-12')).toBe(true);
		expect(waitsForWent(yes, '2026-05-12', '2026-05-11')).toBe(false);
		expect(waitsForWent(yes, null, '2026-05-12')).toBe(false);
		expect(waitsForWent({ ...yes, went: 'went' }, '2026-05-12', '2026-05-13')).toBe(false);
		expect(waitsForWent({ ...yes, withdrawnAt: new Date() }, '2026-05-12', '2026-05-13')).toBe(false);
	});
});

const problems = (schema: v.GenericSchema, input: unknown) =>
	v.safeParse(schema, input).issues?.map(({ message }) => message) ?? [];
const start = { need: 'dog-walking', area: 'BU99010101', sentence: 'Wil je samen met de hond lopen?', fewest: '3' };
const yes = { answer: 'yes', called: 'Naima', contact: '06 12345678', how: 'spoken', consent: 'on' };

describe('what a form may hold', () => {
	test('a group is never fewer than three', () => {
		expect(problems(StartAskingForm, start)).toEqual([]);
		for (const fewest of ['2', '0', '13', 'drie', '-3'])
			expect(problems(StartAskingForm, { ...start, fewest }), fewest).toEqual(['asking-fewest-range']);
	});
	test('a question has words', () => {
		expect(problems(StartAskingForm, { ...start, sentence: '' })).toContain('required');
		expect(problems(StartAskingForm, { ...start, sentence: 'x'.repeat(281) })).toEqual(['too-long']);
	});
	test('a yes needs a name, a way to reach them, how it was said and that it was asked first', () => {
		expect(problems(AnswerForm, yes)).toEqual([]);
		expect(problems(AnswerForm, { ...yes, consent: undefined })).toEqual(['asking-consent-needed']);
		expect(problems(AnswerForm, { ...yes, contact: 'bij de flat' })).toEqual(['unknown-contact']);
		expect(problems(AnswerForm, { ...yes, called: ' ' })).toEqual(['required']);
		expect(problems(AnswerForm, { ...yes, how: '' })).toEqual(['required']);
	});
	test('a no takes nothing along, whatever was filled in', () => {
		expect(v.parse(AnswerForm, { ...yes, answer: 'no' })).toEqual({ answer: 'no' });
	});
	test('an answer is one of four', () => expect(problems(AnswerForm, { answer: 'perhaps' })).toEqual(['required']));
	test('a code is read as people type it', () => {
		expect(v.parse(YesCodeForm, { code: '7K3M X9P2 F4RT' })).toEqual({ code: '7k3m-x9p2-f4rt' });
		expect(problems(YesCodeForm, { code: 'nee' })).toEqual(['unknown-follow-code']);
	});
});
