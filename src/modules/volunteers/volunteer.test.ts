import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mondayOf } from '#platform/wall-time';
import { persona, personId, teamId } from '#testing/personas';
import { ChangeForm, HoursForm, LeaveForm, TakeOnForm } from './volunteer.forms.ts';
import { isOwn, mayHaveVolunteers, mayTendVolunteer } from './volunteer.policy.ts';
import { allPlaced, balanceOf } from './volunteer.ts';

const id = '019b0000-0000-4000-8000-000000000001';
const codes = (schema: v.GenericSchema, input: unknown) =>
	v.safeParse(schema, input).issues?.map((issue) => [v.getDotPath(issue), issue.message]) ?? [];

test('a week begins on Monday, also over the turn of the year', () => {
	expect([mondayOf('2026-01-01'), mondayOf('2026-01-04'), mondayOf('2026-01-05')]).toEqual([
		'2025-12-29',
		'2025-12-29',
		'2026-01-05',
	]);
});

test('the balance is of this week; more than agreed is less than nothing', () => {
	const noted = [
		{ id: 'a', onDay: '2026-01-05', quarters: 6 },
		{ id: 'b', onDay: '2026-01-11', quarters: 4 },
		{ id: 'c', onDay: '2026-01-04', quarters: 8 },
	];
	expect(balanceOf(8, noted, '2026-01-07')).toEqual({ thisWeek: 2.5, left: 5.5, all: 4.5 });
	expect(balanceOf(2, noted, '2026-01-07').left).toBe(-0.5);
});

test('nobody leaves before everything has a place', () => {
	expect(allPlaced([{ id: 'a' }, { id: 'b' }], new Set(['a', 'b']))).toBe(true);
	expect(allPlaced([{ id: 'a' }, { id: 'b' }], new Set(['a']))).toBe(false);
	expect(allPlaced([], new Set())).toBe(true);
});

describe('who may', () => {
	test('volunteers are of the team they joined, and hours of the volunteer', () => {
		const agreement = { teamId: teamId('brokers'), cardId: personId('henk') };
		expect([mayTendVolunteer(persona('marloes'), agreement), mayTendVolunteer(persona('soraya'), agreement)]).toEqual([
			true,
			true,
		]);
		for (const name of ['yusuf', 'ingrid', 'henk', 'samira', 'bram', 'tariq', 'gea'] as const)
			expect(mayTendVolunteer(persona(name), agreement), name).toBe(false);
		expect(mayHaveVolunteers(persona('henk'))).toBe(false);
		expect([
			isOwn(persona('henk'), agreement),
			isOwn(persona('samira'), agreement),
			isOwn(persona('marloes'), agreement),
		]).toEqual([true, false, false]);
	});
});

describe('what is typed', () => {
	const agreed = {
		kaart: id,
		taak: 'Inloop op dinsdag',
		uren: '8',
		woont: 'elders',
		hoe: 'spoken',
		vanaf: '2026-01-01',
		tot: '2026-12-31',
	};
	test('hours a week are few', () => {
		expect(v.parse(TakeOnForm, agreed)).toMatchObject({ uren: 8, woont: 'elders' });
		for (const uren of ['0', '17', 'veel'])
			expect(
				codes(TakeOnForm, { ...agreed, uren }).map(([, code]) => code),
				uren,
			).toContain('volunteer-hours');
		expect(codes(TakeOnForm, { ...agreed, woont: 'GM9901', hoe: 'online' }).map(([field]) => field)).toEqual([
			'woont',
			'hoe',
		]);
	});
	test('noted hours go by quarters', () => {
		expect(v.parse(HoursForm, { taak: id, uren: '1,5', op: '2026-01-01' }).uren).toBe(6);
		expect(codes(HoursForm, { taak: id, uren: '0', op: '2026-01-01' })).toEqual([['uren', 'volunteer-noted-hours']]);
	});
	test('a reason to help at home is a reason', () => {
		const change = { taak: 'Inloop op dinsdag', uren: '8', training: '', reden: '' };
		expect(codes(ChangeForm, change)).toEqual([]);
		expect(codes(ChangeForm, { ...change, reden: 'ja' })).toEqual([['reden', 'too-short']]);
	});
	test('leaving pairs each thing with who takes it up', () => {
		expect(v.parse(LeaveForm, { stuk: id, naar: 'einde' })).toEqual({ stuk: [id], naar: ['einde'] });
		expect(v.parse(LeaveForm, {})).toEqual({ stuk: [], naar: [] });
		expect(codes(LeaveForm, { stuk: id, naar: '' }).length).toBeGreaterThan(0);
	});
});
