import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MarkSlotForm, TickForm } from './newcomers.forms.ts';
import { halfDays, parseTrack, quietSince, stepsDone } from './track.ts';

const track = parseTrack(parse(readFileSync('policy/newcomers.yaml', 'utf8')));

test('the track goes from coffee to a turn to help, and from a language slot up to work', () => {
	expect(track.steps.map(({ code }) => code)).toEqual(['coffee', 'round', 'language', 'club', 'your-turn']);
	expect(track.route.map(({ code }) => code)).toEqual(['slot', 'course', 'volunteer', 'work']);
	expect(() => parseTrack({ version: 1, steps: [], route: [] })).toThrow();
});

test('every step has its day or none, in the order of the policy, and what left the policy is left out', () => {
	const shown = stepsDone(track.steps, [
		{ step: 'round', doneOn: '2026-03-02' },
		{ step: 'gone', doneOn: '2026-03-01' },
	]);
	expect(shown.map(({ code, doneOn }) => [code, doneOn])).toEqual([
		['coffee', null],
		['round', '2026-03-02'],
		['language', null],
		['club', null],
		['your-turn', null],
	]);
});

test('a pair is quiet since its last step, or since it began; not when all is done', () => {
	const done = [{ doneOn: '2026-02-10' }, { doneOn: '2026-01-20' }];
	expect(quietSince('2026-01-01', done, 5, '2026-03-01')).toBe('2026-02-10');
	expect(quietSince('2026-01-01', [], 5, '2026-03-01')).toBe('2026-01-01');
	expect(quietSince('2026-01-01', done, 5, '2026-02-10')).toBeNull();
	expect(quietSince('2026-01-01', done, 2, '2026-03-01')).toBeNull();
});

test('two slots on one morning are one half-day', () => {
	expect(halfDays([])).toBe(0);
	expect(
		halfDays([
			{ day: '2026-03-02', from: '09:30' },
			{ day: '2026-03-02', from: '11:00' },
			{ day: '2026-03-02', from: '13:00' },
			{ day: '2026-03-03', from: '19:30' },
		]),
	).toBe(3);
});

test('a tick names a pair and a step; who leads is said and holds no citizen number', () => {
	const id = '019b0000-0000-7000-8000-000000000001';
	expect(v.safeParse(TickForm, { pair: id, step: 'Coffee; drop' }).success).toBe(false);
	expect(v.safeParse(MarkSlotForm, { activity: id, leads: 'Bel 111222333', level: 'start' }).success).toBe(false);
	expect(v.safeParse(MarkSlotForm, { activity: id, leads: 'Vrijwilligers', level: 'expert' }).success).toBe(false);
});
