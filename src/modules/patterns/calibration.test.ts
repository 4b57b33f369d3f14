import { expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { fitBaseline } from './baseline.ts';
import { calibrate, LONGEST_RECURRENCE_WEEKS } from './calibration.ts';
import { countSignals } from './count-cube.ts';
import { checkPatternConfig, patternConfig } from './pattern-config.ts';
import { inventedTown } from './patterns.fixtures.ts';

const town = inventedTown({ areas: 30, needs: 60, signals: 3000, seed: 11 });
const counts = countSignals(town.signals, town.needs, town.geography, town.asOf);
const baseline = fitBaseline(counts, town.geography, patternConfig);

test('the same seed gives the same threshold', () => {
	const first = calibrate(baseline, patternConfig, seededRandom(5));
	expect(calibrate(baseline, patternConfig, seededRandom(5)).threshold).toBe(first.threshold);
});

test('a score at the threshold comes by chance about once in two weeks', () => {
	const { threshold, recurrenceWeeks } = calibrate(baseline, patternConfig, seededRandom(5));
	expect(recurrenceWeeks(threshold)).toBeGreaterThan(1.5);
	expect(recurrenceWeeks(threshold)).toBeLessThan(2.5);
});

test('the stronger a finding, the rarer, up to twenty years', () => {
	const { recurrenceWeeks } = calibrate(baseline, patternConfig, seededRandom(5));
	let previous = 0;
	for (let score = 1; score < 30; score += 0.1) {
		expect(recurrenceWeeks(score)).toBeGreaterThanOrEqual(previous);
		previous = recurrenceWeeks(score);
	}
	expect(previous).toBe(LONGEST_RECURRENCE_WEEKS);
});

test('a stricter target gives a higher threshold', () => {
	const strict = calibrate(baseline, { ...patternConfig, alarmsPerWeek: 0.05 }, seededRandom(5));
	expect(strict.threshold).toBeGreaterThan(calibrate(baseline, patternConfig, seededRandom(5)).threshold);
});

test('where people come two by two, three at once are less of a surprise', () => {
	const together = town.signals.flatMap((signal, at) =>
		at % 4 === 0 && signal.person !== null
			? [signal, { ...signal, id: `${signal.id}+`, person: `${signal.person}+` }]
			: [signal],
	);
	const pairs = fitBaseline(
		countSignals(together, town.needs, town.geography, town.asOf),
		town.geography,
		patternConfig,
	);
	expect(baseline.companions).toBeLessThan(0.02);
	expect(pairs.companions).toBeGreaterThan(0.1);
	const alone = calibrate({ ...pairs, companions: 0 }, patternConfig, seededRandom(5));
	expect(calibrate(pairs, patternConfig, seededRandom(5)).threshold).toBeGreaterThan(alone.threshold + 0.3);
});

test('nobody can set the detector below three people', () => {
	expect(() => checkPatternConfig({ ...patternConfig, minPersons: 2 })).toThrow(/three persons/);
	expect(() => fitBaseline(counts, town.geography, { ...patternConfig, minPersons: Number.NaN })).toThrow(RangeError);
});
