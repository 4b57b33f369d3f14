import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { persona } from '#testing/personas';
import { programmeTemplates } from './load-templates.server.ts';
import { MoneyForm, NewProgrammeForm, TakePartForm } from './programme.forms.ts';
import { mayBegin, mayStart, mayTakePart, mayTend } from './programme.policy.ts';
import {
	certificateCounts,
	clickDays,
	dueIn,
	fitsIn,
	moneyOf,
	monthsAfter,
	stepsBeforeAsking,
	stepsLeft,
	weeksAfter,
} from './programme.ts';
import { parseTemplates } from './programme-template.ts';

describe('the templates', () => {
	test('are seven, and a child and a student have a hundred euros and ten months', () => {
		expect(programmeTemplates().map(({ code }) => code)).toEqual([
			'family-buddy',
			'language-buddy',
			'mentor',
			'child-student',
			'jim',
			'support-family',
			'new-here',
		]);
		expect(programmeTemplates().find(({ code }) => code === 'child-student')).toMatchObject({ euros: 100, months: 10 });
	});
	test('nobody from a pool is with children without a certificate, and only a JIM is chosen by who asks', () => {
		for (const { code, forChildren, chosenBy, steps } of programmeTemplates()) {
			expect(chosenBy, code).toBe(code === 'jim' ? 'who-asks' : 'team');
			if (forChildren && chosenBy === 'team') expect(steps, code).toContain('certificate');
		}
	});
	test('ask for subjects that exist', () => {
		const needs = readFileSync(join(import.meta.dirname, '../../../policy/needs.yaml'), 'utf8');
		const unknown = programmeTemplates().filter(
			({ needCode }) =>
				!needs.includes(`- code: ${needCode}
`),
		);
		expect(unknown).toEqual([]);
	});
	test('a file that is not right is refused', () => {
		expect(() => parseTemplates({ version: 1, templates: [] })).toThrow();
	});
});

describe('money', () => {
	const lines = [
		{ kind: 'given' as const, cents: 4000 },
		{ kind: 'spent' as const, cents: 1250 },
	];
	test('is what was given, what was spent of it, and what is left', () => {
		expect(moneyOf(10_000, lines)).toEqual({ budget: 10_000, given: 4000, spent: 1250, left: 8750, toGive: 6000 });
	});
	test('goes to the last cent and not beyond', () => {
		expect(fitsIn(10_000, lines, { kind: 'spent', cents: 8750 })).toBe(true);
		expect(fitsIn(10_000, lines, { kind: 'spent', cents: 8751 })).toBe(false);
		expect(fitsIn(10_000, lines, { kind: 'given', cents: 6001 })).toBe(false);
	});
});

describe('time', () => {
	test('months end on the last day when there is no such day', () => {
		expect([monthsAfter('2026-01-31', 1), monthsAfter('2026-09-15', 10)]).toEqual(['2026-02-28', '2027-07-15']);
		expect(weeksAfter('2026-10-20', 2)).toBe('2026-11-03');
	});
	test('it is asked whether it clicks within the term only', () => {
		expect(clickDays({ clickAfterWeeks: [20, 2, 2], months: 3 }, '2026-01-01')).toEqual(['2026-01-15']);
	});

	const pair = { startedOn: '2026-01-01', endsOn: '2026-11-01', endedOn: null };
	const click = {
		id: 'c',
		pairId: 'p',
		side: 'asks' as const,
		dueOn: '2026-01-15',
		click: null,
		onward: null,
		answeredOn: null,
	};
	const talk = { id: 't', pairId: 'p', plannedOn: '2026-01-10', heldOn: null };
	const all = { agreed: true, clicks: [click], talks: [talk] };
	test('what waits comes up on its day, earliest first', () => {
		expect(dueIn(pair, all, '2026-01-09')).toEqual([]);
		expect(dueIn(pair, all, '2026-01-15').map(({ what }) => what)).toEqual(['talk', 'click']);
		expect(dueIn(pair, { ...all, clicks: [], talks: [] }, '2026-10-04')).toEqual([
			{ what: 'farewell', on: '2026-10-04' },
		]);
		expect(dueIn({ ...pair, endedOn: '2026-02-01' }, all, '2026-12-01')).toEqual([]);
	});
	test('a pair waits for its beginning when both said yes', () => {
		const fresh = { startedOn: null, endsOn: null, endedOn: null };
		expect(dueIn(fresh, all, '2026-01-09')).toEqual([{ what: 'begin', on: '2026-01-09' }]);
		expect(dueIn(fresh, { ...all, agreed: false }, '2026-01-09')).toEqual([]);
	});
});

describe('who may', () => {
	const today = '2026-06-01';
	const programme = {
		teamId: persona('marloes').teamId ?? '',
		steps: ['training', 'certificate'] as const,
		forChildren: true,
	};
	test('a programme is of the team that runs it', () => {
		expect([mayTend(persona('marloes'), programme), mayTend(persona('soraya'), programme)]).toEqual([true, true]);
		for (const name of ['yusuf', 'ingrid', 'henk', 'samira', 'bram', 'tariq', 'gea'] as const)
			expect(mayTend(persona(name), programme), name).toBe(false);
		expect(mayStart(persona('yusuf'))).toBe(true);
		expect(mayStart(persona('ingrid'))).toBe(false);
	});
	test('a child takes part with a parent’s yes, where children can', () => {
		const asks = { part: 'asks', ageGroup: '12-15', parentConsentOn: '2026-01-01' } as const;
		expect(mayTakePart(programme, asks)).toBe(true);
		for (const ageGroup of ['under-12', '12-15'] as const)
			expect(mayTakePart(programme, { ...asks, ageGroup, parentConsentOn: null }), ageGroup).toBe(false);
		for (const ageGroup of ['16-up', 'parent-asks'] as const)
			expect(mayTakePart(programme, { ...asks, ageGroup, parentConsentOn: null }), ageGroup).toBe(true);
		expect(mayTakePart(programme, { ...asks, ageGroup: null })).toBe(false);
		expect(mayTakePart({ forChildren: false }, asks)).toBe(false);
		expect(mayTakePart(programme, { part: 'buddy', ageGroup: null, parentConsentOn: null })).toBe(true);
	});
	test('a pair begins after the last step', () => {
		const done = new Map([['training', '2026-01-01']] as const);
		expect(stepsLeft(programme, { done }, today)).toEqual(['certificate']);
		expect(mayBegin(programme, { done }, true, today)).toBe(false);
		expect(mayBegin({ steps: ['training'] }, { done }, true, today)).toBe(true);
		expect(mayBegin({ steps: [] }, { done }, false, today)).toBe(false);
	});
	test('a certificate counts for three years', () => {
		expect([certificateCounts('2023-06-02', today), certificateCounts('2023-06-01', today)]).toEqual([true, false]);
		const done = new Map([['certificate', '2023-06-01']] as const);
		expect(stepsLeft({ steps: ['certificate'] }, { done }, today)).toEqual(['certificate']);
	});
	test('before asking comes the certificate, and for a child of a pool every step', () => {
		const none = { done: new Map() };
		const left = (chosenBy: 'team' | 'who-asks', forChildren: boolean) =>
			stepsBeforeAsking({ ...programme, chosenBy, forChildren }, none, today);
		expect(left('team', true)).toEqual(['training', 'certificate']);
		expect(left('team', false)).toEqual(['certificate']);
		expect(left('who-asks', true)).toEqual(['certificate']);
	});
});

describe('what is typed', () => {
	const codes = (schema: v.GenericSchema, input: unknown) =>
		v.safeParse(schema, input).issues?.map((issue) => [v.getDotPath(issue), issue.message]) ?? [];
	const id = '019b0000-0000-4000-8000-000000000001';
	const child = {
		kaart: id,
		deel: 'asks',
		naam: 'Sami',
		hoe: 'spoken',
		leeftijd: '12-15',
		ouder: 'mother',
		ouderOp: '2026-01-01',
	};
	test('an amount is euros with a comma or a point', () => {
		const money = { nieuw: id, bedrag: '12,5', wat: 'Zwembad', op: '2026-01-01' };
		expect(v.parse(MoneyForm, money)).toMatchObject({ bedrag: 1250, soort: 'spent' });
		for (const bedrag of ['', '-1', '1e3', '0', '12,555', '9999,99'])
			expect(
				codes(MoneyForm, { ...money, bedrag }).map(([field]) => field),
				bedrag,
			).toContain('bedrag');
	});
	test('of a child a parent, a day, and one name', () => {
		expect(codes(TakePartForm, child)).toEqual([]);
		expect(codes(TakePartForm, { ...child, ouder: '', ouderOp: '' })).toEqual([
			['ouder', 'programme-parent-needed'],
			['ouderOp', 'required'],
		]);
		expect(codes(TakePartForm, { ...child, naam: 'Sami Bouzidi' })).toEqual([['naam', 'programme-first-name-only']]);
		expect(codes(TakePartForm, { ...child, hoe: 'online' })).toEqual([['hoe', 'consent-needed']]);
	});
	test('a term is a number of months', () => {
		const one = {
			sjabloon: 'jim',
			naam: 'JIM',
			uitleg: '',
			stappen: 'introduction',
			budget: '0',
			maanden: '12',
			gesprek: '8',
		};
		expect(v.parse(NewProgrammeForm, one)).toMatchObject({ stappen: ['introduction'], maanden: 12, budget: 0 });
		expect(codes(NewProgrammeForm, { ...one, maanden: '99' })).toEqual([['maanden', 'not-a-count']]);
	});
});
