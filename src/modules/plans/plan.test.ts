import { describe, expect, test } from 'vitest';
import { asksWhySkipped, isSigned, missingIn, type Plan, type Signature, signersNeeded } from './plan.ts';
import { changesBetween, laidDown } from './plan-diff.ts';

const changed = { on: '2026-03-01', by: 'Yusuf', byPerson: false };
const agreement = (id: string, over: Partial<Plan['goals'][number]['agreements'][number]> = {}) => ({
	...{ id, step: 'self' as const, who: '', what: 'Post openen', skipped: null, skippedWords: '', byOn: null },
	...{ happened: null, version: 1, changed },
	...over,
});
const plan = (over: Partial<Plan> = {}): Plan => ({
	...{ children: 0, madeOn: '2026-03-01', adoptedOn: null, closedOn: null, helpers: [] },
	words: [{ part: 'matters', words: 'Rust aan tafel', version: 1, changed }],
	goals: [
		{
			...{ id: 'g', words: 'Weten wat er binnenkomt', domain: null, why: '', reachedOn: null, version: 1, changed },
			agreements: [agreement('a')],
		},
	],
	...over,
});
const name = (over: Partial<Signature>): Signature => ({
	...{ id: 's', version: 1, as: 'self', how: 'online', called: 'Samira', signedOn: '2026-03-02', withdrawnOn: null },
	...over,
});

describe('the ladder', () => {
	test('never asks why somebody does something themselves, or leaves their own people out', () => {
		expect(asksWhySkipped('self', [])).toBe(false);
		expect(asksWhySkipped('network', [])).toBe(false);
		expect(asksWhySkipped('neighbour', [])).toBe(false);
	});
	test('asks why what is nearer was passed over, until that is used for this goal', () => {
		expect(asksWhySkipped('place', [])).toBe(true);
		expect(asksWhySkipped('place', ['neighbour'])).toBe(false);
		expect(asksWhySkipped('professional', ['neighbour', 'place'])).toBe(true);
		expect(asksWhySkipped('professional', ['neighbour', 'place', 'collective'])).toBe(false);
	});
});

describe('a plan can be laid down', () => {
	test('with one goal and not one part of life', () => {
		expect(missingIn(plan())).toEqual([]);
		expect(missingIn(plan({ goals: [] }))).toEqual(['plan-goal-needed']);
		expect(missingIn(undefined)).toEqual(['plan-goal-needed']);
	});
	test('with children at home only when it says what it means for them', () => {
		expect(missingIn(plan({ children: 2 }))).toEqual(['plan-children-needed']);
		const words = [{ part: 'children' as const, words: 'Op tijd naar bed', version: 1, changed }];
		expect(missingIn(plan({ children: 2, words }))).toEqual([]);
	});
});

describe('who signs', () => {
	test('is a parent under twelve, both until sixteen, and then the person', () => {
		expect([8, 12, 15, 16, 40, null].map((age) => signersNeeded(age).join('+'))).toEqual([
			'stands-for',
			'self+stands-for',
			'self+stands-for',
			'self',
			'self',
			'self',
		]);
	});
	test('counts for this version alone, and not once it is taken back', () => {
		expect(isSigned(40, 1, [name({})])).toBe(true);
		expect(isSigned(40, 2, [name({})])).toBe(false);
		expect(isSigned(40, 1, [name({ withdrawnOn: '2026-03-03' })])).toBe(false);
		expect(isSigned(14, 1, [name({})])).toBe(false);
		expect(isSigned(14, 1, [name({}), name({ as: 'stands-for' })])).toBe(true);
	});
});

describe('what changed between two versions', () => {
	test('is told in the words of the plan', () => {
		const before = laidDown(plan());
		const [goal] = plan().goals;
		const after = laidDown(
			plan({
				words: [{ part: 'matters', words: 'Rust in huis', version: 2, changed }],
				goals: [
					{
						...(goal as Plan['goals'][number]),
						agreements: [agreement('b', { step: 'network', who: 'Zus', what: 'Belt op zondag' })],
					},
				],
				helpers: [{ id: 'h', called: 'Thuiszorg', what: 'wassen', becomes: 'stays' }],
			}),
		);
		expect(changesBetween(before, after)).toEqual([
			{ of: 'matters', how: 'changed', before: 'Rust aan tafel', after: 'Rust in huis' },
			{ of: 'agreement', how: 'removed', before: 'Post openen', after: '' },
			{ of: 'agreement', how: 'added', before: '', after: 'Zus: Belt op zondag' },
			{ of: 'helper', how: 'added', before: '', after: 'Thuiszorg: wassen' },
		]);
	});
	test('is nothing when an agreement was kept or a goal reached: progress asks no new name', () => {
		const [goal] = plan().goals;
		const further = plan({
			goals: [
				{
					...(goal as Plan['goals'][number]),
					reachedOn: '2026-04-01',
					agreements: [agreement('a', { happened: 'yes' })],
				},
			],
		});
		expect(changesBetween(laidDown(plan()), laidDown(further))).toEqual([]);
	});
});
