import { expect, test } from 'vitest';
import { adjacencyOf } from './adjacency.ts';
import { countSignals, dayNumber } from './count-cube.ts';

const one = adjacencyOf([{ area: 'A', district: 'west', neighbours: [] }]);
const needs = [{ code: 'bus', theme: 'getting-around' }];
const signal = { id: '1', date: '2026-01-31', area: 'A', need: 'bus', person: null, source: 'resident' };

test('only days that exist are dates', () => {
	expect(dayNumber('1970-01-02')).toBe(1);
	expect(dayNumber('2024-02-29')).not.toBeNull();
	for (const wrong of ['2025-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '01-02-2026', '2026-01-31T10:00', '']) {
		expect(dayNumber(wrong), wrong).toBeNull();
	}
});

test('weeks are counted back from the day of the scan, which is in week zero', () => {
	const dates = ['2026-01-31', '2026-01-25', '2026-01-24', '2026-02-01'];
	const counts = countSignals(
		dates.map((date, id) => ({ ...signal, date, id: String(id) })),
		needs,
		one,
		'2026-01-31',
	);
	expect([...counts.week]).toEqual([0, 0, 1]);
	expect(counts.weeksSeen).toBe(2);
});

test('a code or day that does not exist is refused', () => {
	for (const wrong of [{ area: 'Z' }, { need: 'zzz' }, { date: '2026-02-30' }]) {
		expect(() => countSignals([{ ...signal, ...wrong }], needs, one, '2026-03-01')).toThrow(RangeError);
	}
	expect(() => countSignals([], needs, one, 'today')).toThrow(RangeError);
});

test('neighbours go both ways and must be in the list', () => {
	const two = adjacencyOf([
		{ area: 'B', district: 'west', neighbours: ['A', 'B'] },
		{ area: 'A', district: 'west', neighbours: [] },
	]);
	expect(two).toEqual({ areas: ['A', 'B'], districts: ['west', 'west'], neighbours: [[1], [0]] });
	expect(() => adjacencyOf([{ area: 'A', district: '', neighbours: ['Z'] }])).toThrow(RangeError);
	const doubled = { area: 'A', district: '', neighbours: [] };
	expect(() => adjacencyOf([doubled, doubled])).toThrow(RangeError);
});
