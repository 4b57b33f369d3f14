import { describe, expect, test } from 'vitest';
import {
	helpProblem,
	helpRuns,
	initialsOf,
	knownChecks,
	moveProblem,
	nextStage,
	openChecks,
	stageThread,
	supportersMissing,
	threadsOf,
} from './initiative.ts';

const published = new Date('2026-03-01T10:00:00Z');
const allOf = (stage: 'together') => knownChecks([`${stage}.two_carry`, `${stage}.met_once`, `${stage}.tasks_shared`]);

describe('going from idea to own feet', () => {
	test('an idea waits until enough residents stand behind it', () => {
		expect(moveProblem({ stage: 'idea', checks: [], publishedAt: null }, 'together', true)).toBe(
			'initiative-stage-needs-support',
		);
		expect(supportersMissing(1, 2)).toBe(1);
		expect(supportersMissing(5, 2)).toBe(0);
	});
	test('goes one stage at a time', () => {
		expect(moveProblem({ stage: 'together', checks: [], publishedAt: published }, 'trial', true)).toBe(
			'initiative-stage-one-at-a-time',
		);
	});
	test('asks what is still open, and lets people go on anyway', () => {
		const one = { stage: 'together' as const, checks: ['together.met_once'], publishedAt: published };
		expect(openChecks('together', one.checks)).toEqual(['two_carry', 'tasks_shared']);
		expect(moveProblem(one, 'plan', false)).toBe('initiative-stage-checks-open');
		expect(moveProblem(one, 'plan', true)).toBeUndefined();
		expect(moveProblem({ ...one, checks: allOf('together') }, 'plan', false)).toBeUndefined();
	});
	test('may always take a step back, or stay', () => {
		expect(moveProblem({ stage: 'running', checks: [], publishedAt: published }, 'plan', false)).toBeUndefined();
		expect(moveProblem({ stage: 'running', checks: [], publishedAt: published }, 'running', false)).toBeUndefined();
	});
	test('ends where it stands by itself', () => {
		expect(nextStage('running')).toBe('standing');
		expect(nextStage('standing')).toBeUndefined();
	});
	test('keeps only ticks that are on a list', () => {
		expect(knownChecks(['plan.first_day', 'plan.first_day', 'plan.hacked', '<b>'])).toEqual(['plan.first_day']);
	});
	test('is drawn with what is done, where it is and what is to come', () => {
		const thread = stageThread('plan', [
			{ stage: 'idea', reachedOn: '2026-01-05' },
			{ stage: 'running', reachedOn: '2026-02-05' },
		]);
		expect(thread.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'later', 'later', 'later']);
		expect(thread[0]?.reachedOn).toBe('2026-01-05');
		expect(thread[4]?.reachedOn).toBeNull();
	});
});

describe('the help of a professional', () => {
	test('ends, and within a year', () => {
		expect(helpProblem('2026-05-01', '2026-05-01')).toBe('initiative-help-in-past');
		expect(helpProblem('2028-05-01', '2026-05-01')).toBe('initiative-help-too-long');
		expect(helpProblem('2026-09-01', '2026-05-01')).toBeUndefined();
	});
	test('is shown up to its last day', () => {
		const help = { name: 'Marloes', hoursAWeek: 2, until: '2026-09-01' };
		expect(helpRuns(help, '2026-09-01')).toBe(true);
		expect(helpRuns(help, '2026-09-02')).toBe(false);
		expect(helpRuns(null, '2026-09-01')).toBe(false);
	});
});

test('a card carries a wish alone, a question while it is alone, and hands once people joined', () => {
	expect(threadsOf(0, 0)).toEqual(['wil']);
	expect(threadsOf(0, 2)).toEqual(['wil', 'zoek']);
	expect(threadsOf(3, 2)).toEqual(['wil', 'kan']);
});

test('a face shows two letters at most', () => {
	expect(initialsOf('Fatma Kaya de Vries')).toBe('FK');
	expect(initialsOf(' ömer ')).toBe('Ö');
	expect(initialsOf('')).toBe('');
});
