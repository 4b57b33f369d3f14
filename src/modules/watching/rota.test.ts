import { describe, expect, test } from 'vitest';
import { mondayOf } from '#platform/wall-time';
import { holesIn, partAt, rotaOf, weekdayOf } from './rota.ts';
import type { Slot, Turn } from './watch.ts';

const monday = '2026-06-01';
const slot = (one: Partial<Slot>): Slot => ({
	id: 's',
	weekday: 1,
	onDay: null,
	part: 'morning',
	what: 'visit',
	...one,
});
const turn = (one: Partial<Turn>): Turn => ({
	id: 't',
	aboutId: 'p',
	mine: false,
	by: 'Fatma',
	day: monday,
	part: 'morning',
	what: 'visit',
	told: null,
	late: false,
	...one,
});

describe('the week of somebody over whom people watch', () => {
	test('begins on Monday, also seen from a Sunday or over the turn of the year', () => {
		expect(mondayOf('2026-06-07')).toBe(monday);
		expect(mondayOf(monday)).toBe(monday);
		expect(mondayOf('2027-01-01')).toBe('2026-12-28');
		expect(weekdayOf('2026-06-07')).toBe(7);
	});

	test('has what comes back every week and what is once, in the order of the day', () => {
		const days = rotaOf(
			[slot({ part: 'evening' }), slot({ id: 'x' }), slot({ weekday: null, onDay: '2026-06-03', what: 'ride' })],
			[],
			monday,
		);
		expect(days.map(({ moments }) => moments.length)).toEqual([2, 0, 1, 0, 0, 0, 0]);
		expect(days[0]?.moments.map(({ part }) => part)).toEqual(['morning', 'evening']);
	});

	test('shows who goes once, also when the same was agreed weekly and for that day', () => {
		const [first] = rotaOf([slot({}), slot({ id: 'y', weekday: null, onDay: monday })], [turn({})], monday);
		expect(first?.moments).toHaveLength(1);
		expect(first?.moments[0]?.turn?.by).toBe('Fatma');
	});

	test('keeps who goes when the moment itself was taken away', () => {
		expect(rotaOf([], [turn({})], monday)[0]?.moments[0]).toMatchObject({ slotId: null, turn: { by: 'Fatma' } });
	});

	test('says for what nobody goes yet, today and tomorrow, and not for what is filled', () => {
		const days = rotaOf([slot({}), slot({ weekday: 2 }), slot({ weekday: 3 })], [turn({})], monday);
		expect(holesIn(days, monday, '2026-06-02').map(({ day }) => day)).toEqual(['2026-06-02']);
	});
});

test('an hour falls in a part of the day', () => {
	expect([0, 11, 12, 17, 18, 23].map(partAt)).toEqual([
		'morning',
		'morning',
		'afternoon',
		'afternoon',
		'evening',
		'evening',
	]);
});
