import { describe, expect, test } from 'vitest';
import { type Course, courseOf, leadTime, signalToApproach } from './lead-times.ts';
import type { Step } from './pattern.ts';

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
const step = (what: Step['what'], on: string, changed: Partial<Step> = {}): Step => ({
	id: `${what}-${on}`,
	what,
	from: null,
	to: null,
	byWorker: 'w',
	words: '',
	about: '',
	at: new Date(`${on}T10:00:00Z`),
	...changed,
});
const found = { firstHeardOn: '2026-01-01', foundOn: '2026-01-11' };

describe('the course of a pattern', () => {
	test('goes from the first signal over the board and an owner to an approach and a public initiative', () => {
		const steps = [
			step('found', '2026-01-11'),
			step('decided', '2026-01-13', { about: 'adopted' }),
			step('approach', '2026-01-20', { about: 'eating-together' }),
			step('published', '2026-02-01'),
		];
		expect(courseOf(found, steps, new Set(['adopted']), dayOf)).toEqual({
			heardOn: '2026-01-01',
			foundOn: '2026-01-11',
			adoptedOn: '2026-01-13',
			approachOn: '2026-01-20',
			publicOn: '2026-02-01',
		});
	});
	test('forgets what was taken back', () => {
		const steps = [
			step('decided', '2026-01-13', { about: 'adopted' }),
			step('undone', '2026-01-13', { about: 'adopted' }),
			step('picked-up', '2026-01-18'),
		];
		expect(courseOf(found, steps, new Set(['adopted']), dayOf).adoptedOn).toBe('2026-01-18');
	});
	test('talking about it in a meeting gives it nobody yet', () => {
		expect(
			courseOf(found, [step('decided', '2026-01-13', { to: 'talking', about: 'd' })], new Set(), dayOf).adoptedOn,
		).toBeNull();
	});
	test('of a hunch does not begin before it was on the board', () => {
		expect(courseOf({ firstHeardOn: '2026-02-01', foundOn: '2026-01-11' }, [], new Set(), dayOf).heardOn).toBeNull();
	});
});

const course = (heard: number, approach: number | null): Course => ({
	heardOn: `2026-01-${String(heard).padStart(2, '0')}`,
	foundOn: '2026-01-31',
	adoptedOn: null,
	approachOn: approach === null ? null : `2026-02-${String(approach).padStart(2, '0')}`,
	publicOn: null,
});

describe('how long it takes', () => {
	test('under five gives the days themselves and no median', () => {
		const time = signalToApproach([course(1, 10), course(11, 10), course(21, null)]);
		expect(time).toEqual({ count: 2, underway: 1, days: [30, 40], median: null, shortest: 30, longest: 40 });
	});
	test('from five on gives the middle one and how far it goes', () => {
		const five = [1, 2, 3, 4, 28].map((approach) => course(31, approach));
		expect(signalToApproach(five)).toMatchObject({ count: 5, days: null, median: 3, shortest: 1, longest: 28 });
		expect(signalToApproach([...five, course(31, 8)]).median).toBe(4);
	});
	test('of a stretch nobody came to says nothing, not nought', () => {
		expect(leadTime([course(1, null)], 'public')).toEqual({
			count: 0,
			underway: 0,
			days: [],
			median: null,
			shortest: null,
			longest: null,
		});
	});
});
