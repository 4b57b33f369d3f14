import { expect, test } from 'vitest';
import { adjacencyOf } from './adjacency.ts';
import { expectedIn, fitBaseline } from './baseline.ts';
import { type CountedSignal, countSignals } from './count-cube.ts';
import { patternConfig } from './pattern-config.ts';
import { daysBefore } from './patterns.fixtures.ts';

const places = adjacencyOf([
	{ area: 'A', district: 'west', neighbours: [] },
	{ area: 'B', district: 'west', neighbours: [] },
]);
const needs = [
	{ code: 'bus', theme: 'getting-around' },
	{ code: 'forms', theme: 'paperwork' },
	{ code: 'unheard', theme: 'paperwork' },
];
const usualFrom = (signals: readonly CountedSignal[]) =>
	fitBaseline(countSignals(signals, needs, places, '2026-01-31'), places, patternConfig);
const heard = (id: number, need: string, days: number, person = `p${id}`, area = 'A'): CountedSignal => ({
	id: String(id),
	date: daysBefore(days),
	area,
	need,
	person,
	source: 'resident',
});
const BUS_IN_A = 0;

test('the last eight weeks do not raise what is usual', () => {
	const history = Array.from({ length: 50 }, (_, i) => heard(i, 'bus', 60 + i * 10));
	const burst = Array.from({ length: 40 }, (_, i) => heard(100 + i, 'bus', i));
	expect(usualFrom([...history, ...burst]).seenInTown[BUS_IN_A]).toBe(usualFrom(history).seenInTown[BUS_IN_A]);
});

test('a need that nobody ever named has a small positive expectation', () => {
	const baseline = usualFrom(Array.from({ length: 50 }, (_, i) => heard(i, 'bus', 60 + i * 10)));
	const unheard = baseline.perWeek[countSignals([], needs, places, '2026-01-31').needs.indexOf('unheard') * 2] ?? 0;
	expect(unheard).toBeGreaterThan(0);
	expect(unheard).toBeLessThan((baseline.perWeek[BUS_IN_A] ?? 0) / 10);
});

test('expectations add up to about what was heard', () => {
	const baseline = usualFrom(
		Array.from({ length: 96 }, (_, i) => heard(i, 'bus', 57 + i * 7, `p${i}`, i % 2 ? 'A' : 'B')),
	);
	const perWeek = (baseline.perWeek[0] ?? 0) + (baseline.perWeek[1] ?? 0);
	expect(perWeek).toBeGreaterThan(0.9);
	expect(perWeek).toBeLessThan(1.1);
});

test('someone who comes back every week counts once in a long window', () => {
	const weekly = Array.from({ length: 96 }, (_, i) => heard(i, 'bus', 57 + i * 7, 'ann'));
	const baseline = usualFrom(weekly);
	const [week, window] = [baseline.perWeek[BUS_IN_A] ?? 0, baseline.perWindow[BUS_IN_A] ?? 0];
	expect(window).toBeLessThan(2 * week);
	expect(expectedIn(week, window, 8, 8)).toBeCloseTo(window, 12);
	expect(expectedIn(week, window, 3, 8)).toBeGreaterThanOrEqual(week);
});
