import { describe, expect, test } from 'vitest';
import { actingFor, afterGone, lateness, planSteps, type Step, shownSteps, stepNow } from './request.ts';
import { ownTemplates } from './request-templates.ts';

const steps: Step[] = planSteps(ownTemplates.place, '2026-11-02').map((step, at) => ({
	...step,
	id: String(at),
	requestId: 'r',
	firstDueOn: step.dueOn,
	doneOn: null,
	toldOn: null,
}));
const done = (many: number): Step[] => steps.map((step, at) => (at < many ? { ...step, doneOn: '2026-11-03' } : step));
const open = { endedOn: null };

test('terms count in working days from the start, and the first step runs at once', () => {
	expect(steps.map(({ dueOn }) => dueOn)).toEqual(['2026-11-09', '2026-11-16', '2026-11-30']);
	expect(steps.map(({ startedOn }) => startedOn)).toEqual(['2026-11-02', null, null]);
});

test('every template ends with an answer of the municipality, and its days go up', () => {
	for (const template of Object.values(ownTemplates)) {
		expect(template.at(-1)?.by).toBe('municipality');
		expect(template.map(({ days }) => days)).toEqual(template.map(({ days }) => days).toSorted((a, b) => a - b));
	}
});

describe('late', () => {
	test('is the day after the term, and counts from there', () => {
		expect(lateness(open, steps, '2026-11-09')).toBeUndefined();
		expect(lateness(open, steps, '2026-11-12')).toMatchObject({ days: 3, step: { id: '0' } });
	});
	test('is only the step it waits for', () => {
		expect(lateness(open, done(1), '2026-11-12')).toBeUndefined();
		expect(stepNow(done(3))).toBeUndefined();
		expect(lateness({ endedOn: '2026-11-10' }, steps, '2026-12-12')).toBeUndefined();
	});
	test('is how it is drawn', () => {
		expect(shownSteps(open, done(1), '2026-11-20').map(({ state }) => state)).toEqual(['done', 'late', 'later']);
		expect(shownSteps(open, done(1), '2026-11-16').map(({ state }) => state)).toEqual(['done', 'now', 'later']);
	});
});

describe('the contact', () => {
	const hands = { id: 'r', contactId: 'a', contactCalled: 'Dewi', deputyId: 'b', deputyCalled: 'Bo' };
	test('is the deputy while they stand in, and nobody before it is taken up', () => {
		expect(actingFor(hands, new Set())?.called).toBe('Dewi');
		expect(actingFor(hands, new Set(['r']))).toEqual({ id: 'b', called: 'Bo', standsIn: true });
		expect(actingFor({ ...hands, contactId: null }, new Set(['r']))).toBeUndefined();
	});

	const held = { ...hands, takenOn: '2026-11-02', deputyMissingSince: null };
	const today = '2026-11-20';
	test('who is gone is followed by the deputy, and it shows that a deputy is missing', () => {
		expect(afterGone(held, new Set(['a', 'b']), today)).toBeUndefined();
		expect(afterGone(held, new Set(['b']), today)).toMatchObject({
			contactId: 'b',
			contactCalled: 'Bo',
			deputyId: null,
			deputyMissingSince: today,
			what: 'gone',
		});
		expect(afterGone(held, new Set(['a']), today)).toMatchObject({ contactId: 'a', deputyId: null, what: 'gone' });
	});
	test('with both gone it waits to be taken up again', () => {
		expect(afterGone(held, new Set(), today)).toMatchObject({ contactId: null, takenOn: null, what: 'nobody-left' });
		expect(afterGone({ ...held, contactId: null }, new Set(), today)).toBeUndefined();
	});
	test('who already waits for a deputy is not told again', () => {
		const alone = { ...held, deputyId: null, deputyMissingSince: '2026-11-01' };
		expect(afterGone(alone, new Set(['a']), today)).toBeUndefined();
	});
});
