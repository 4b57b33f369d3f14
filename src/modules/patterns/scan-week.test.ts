import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { adjacencyOf } from './adjacency.ts';
import { fitBaseline } from './baseline.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { type CountedSignal, countSignals } from './count-cube.ts';
import type { Finding } from './finding.ts';
import { patternConfig } from './pattern-config.ts';
import { areaCode, cluster, daysBefore, type InventedTown, inventedTown, needCode } from './patterns.fixtures.ts';
import { scanWeek } from './scan-week.ts';

const alarmFromThree: Calibration = { threshold: 3, recurrenceWeeks: () => 8 };
const street = adjacencyOf([
	{ area: 'A', district: 'west', neighbours: ['B'] },
	{ area: 'B', district: 'west', neighbours: ['C'] },
	{ area: 'C', district: 'east', neighbours: [] },
	{ area: 'D', district: 'east', neighbours: [] },
]);
const needs = [
	{ code: 'bus', theme: 'getting-around' },
	{ code: 'bike', theme: 'getting-around' },
	{ code: 'lift', theme: 'getting-around' },
	{ code: 'walk', theme: 'getting-around' },
	{ code: 'forms', theme: 'paperwork' },
];

function scan(signals: readonly CountedSignal[], calibration = alarmFromThree): Finding[] {
	const counts = countSignals(signals, needs, street, '2026-01-31');
	return scanWeek(counts, fitBaseline(counts, street, patternConfig), calibration, patternConfig);
}

let made = 0;
const heard = (area: string, need: string, person: string | null, days = 3, source = 'resident'): CountedSignal => ({
	id: `h${made++}`,
	date: daysBefore(days),
	area,
	need,
	person,
	source,
});

describe('who counts', () => {
	test('three different people with the same need in one area are a finding, with its reasons', () => {
		const findings = scan([heard('A', 'bus', 'ann'), heard('A', 'bus', 'bob', 9, 'worker'), heard('A', 'bus', 'cem')]);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			need: 'bus',
			theme: 'getting-around',
			level: 'need',
			zone: ['A'],
			district: 'west',
			weeks: 2,
			observed: 3,
			persons: 3,
			tier: 'alarm',
			personKeys: ['ann', 'bob', 'cem'],
		});
		expect(findings[0]?.why.map((fact) => fact.kind)).toEqual(['what', 'count', 'where', 'chance', 'sources']);
		expect(findings[0]?.why[4]).toEqual({ kind: 'sources', sources: ['resident', 'worker'], signals: 3 });
		expect(findings[0]?.method).toMatchObject({ name: 'gamma-poisson-scan', seed: patternConfig.seed });
		expect(findings[0]?.signalIds).toHaveLength(3);
	});

	test('one person, however often, is never a finding', () => {
		fc.assert(
			fc.property(fc.array(anySignal(fc.constant('ann')), { maxLength: 60 }), (signals) => {
				expect(scan(signals)).toEqual([]);
			}),
		);
	});

	test('two people and any number of unknown people are never a finding', () => {
		fc.assert(
			fc.property(fc.array(anySignal(fc.constantFrom('ann', 'bob', null)), { maxLength: 80 }), (signals) => {
				expect(scan(signals)).toEqual([]);
			}),
		);
	});

	test('after three known people the unknown add one, not more', () => {
		const three = ['ann', 'bob', 'cem'].map((person) => heard('A', 'bus', person));
		const unknown = Array.from({ length: 5 }, () => heard('A', 'bus', null));
		expect(scan([...three, ...unknown])[0]).toMatchObject({ observed: 4, persons: 3 });
	});

	test('someone heard of in two neighbouring areas is one person', () => {
		const signals = [heard('A', 'bus', 'ann'), heard('B', 'bus', 'ann'), heard('B', 'bus', 'bob')];
		expect(scan(signals)).toEqual([]);
		expect(scan([...signals, heard('A', 'bus', 'cem')])[0]).toMatchObject({ persons: 3, zone: ['A', 'B'] });
	});

	test('no finding ever rests on fewer than three people or on a silent area, whatever comes in', () => {
		const person = fc.option(fc.constantFrom('ann', 'bob', 'cem', 'dee', 'eva'), { nil: null });
		fc.assert(
			fc.property(fc.array(anySignal(person), { maxLength: 60 }), (signals) => {
				for (const finding of scan(signals)) {
					const rows = signals.filter((signal) => finding.signalIds.includes(signal.id));
					const known = new Set(rows.flatMap((row) => row.person ?? []));
					expect(finding.persons).toBe(known.size);
					expect(known.size).toBeGreaterThanOrEqual(3);
					expect(finding.observed - finding.persons).toBeLessThanOrEqual(1);
					expect(finding.expected).toBeGreaterThan(0);
					expect(new Set(rows.map((row) => row.area))).toEqual(new Set(finding.zone));
				}
			}),
		);
	});
});

describe('where and when', () => {
	test('people spread over an area and its two neighbours are seen together', () => {
		const signals = [heard('A', 'forms', 'ann'), heard('B', 'forms', 'bob'), heard('C', 'forms', 'cem')];
		expect(scan(signals)[0]?.zone).toEqual(['A', 'B', 'C']);
	});

	test('areas that are no neighbours are not put together', () => {
		expect(scan([heard('A', 'bus', 'ann'), heard('C', 'bus', 'bob'), heard('D', 'bus', 'cem')])).toEqual([]);
	});

	test('signals after the day and older than eight weeks do not make a finding', () => {
		const tomorrow = ['ann', 'bob', 'cem'].map((person) => heard('A', 'bus', person, -1));
		const longAgo = ['ann', 'bob', 'cem'].map((person) => heard('A', 'bus', person, 56));
		expect(scan([...tomorrow, ...longAgo])).toEqual([]);
		expect(scan(['ann', 'bob', 'cem'].map((person) => heard('A', 'bus', person, 55)))[0]?.weeks).toBe(8);
	});

	test('zones of one need never share an area', () => {
		const person = fc.integer({ min: 0, max: 30 }).map(String);
		fc.assert(
			fc.property(fc.array(anySignal(person), { maxLength: 80 }), (signals) => {
				const seen = scan(signals).flatMap((f) => f.zone.map((area) => `${f.level} ${f.need ?? f.theme} ${area}`));
				expect(new Set(seen).size).toBe(seen.length);
			}),
		);
	});
});

describe('need and theme', () => {
	test('different needs of one theme make a finding about the theme', () => {
		const signals = ['bus', 'bike', 'lift', 'walk'].map((need, i) => heard('A', need, `p${i}`));
		expect(scan(signals)).toMatchObject([{ need: null, level: 'theme', theme: 'getting-around', persons: 4 }]);
	});

	test('a theme carried by one need is shown only as that need', () => {
		const signals = [
			...['ann', 'bob', 'cem', 'dee'].map((person) => heard('A', 'bus', person)),
			heard('A', 'bike', 'eva'),
		];
		expect(scan(signals).map((finding) => [finding.level, finding.need])).toEqual([['need', 'bus']]);
	});
});

describe('the same answer every time', () => {
	test('the order of signals, needs and areas changes nothing', () => {
		const town = inventedTown({ areas: 12, needs: 20, signals: 500, seed: 7 });
		const signals = [...town.signals, ...cluster(areaCode(3), needCode(18), 4, 4, town.random)];
		const expected = JSON.stringify(scanTown({ ...town, signals }, 20).findings);
		expect(JSON.parse(expected)).not.toHaveLength(0);
		fc.assert(
			fc.property(fc.shuffledSubarray(signals, { minLength: signals.length }), (shuffled) => {
				const again = scanTown({ ...town, signals: shuffled, needs: [...town.needs].reverse() }, 20);
				expect(JSON.stringify(again.findings)).toBe(expected);
			}),
			{ numRuns: 10 },
		);
	});
});

describe('a whole town', () => {
	test('four people in four weeks with a rare need are found as an alarm', () => {
		let found = 0;
		for (let seed = 1; seed <= 6; seed++) {
			const town = inventedTown({ areas: 30, needs: 60, signals: 3000, seed });
			const area = areaCode(seed * 2);
			const planted = cluster(area, needCode(58), 4, 4, town.random);
			const { findings } = scanTown({ ...town, signals: [...town.signals, ...planted] });
			const hit = findings.find((finding) => finding.need === needCode(58) && finding.zone.includes(area));
			if (hit?.tier === 'alarm' && hit.persons >= 4) found++;
		}
		expect(found).toBeGreaterThanOrEqual(5);
	}, 60_000);

	test('a town where nothing is going on gives about one alarm in two weeks', () => {
		let alarms = 0;
		const towns = 12;
		for (let seed = 101; seed < 101 + towns; seed++) {
			const { findings } = scanTown(inventedTown({ areas: 30, needs: 60, signals: 3000, seed }));
			alarms += findings.filter((finding) => finding.tier === 'alarm').length;
		}
		expect(alarms / towns).toBeLessThanOrEqual(1);
	}, 60_000);

	test('one area that reports three times as much as usual does not set off alarms', () => {
		let alarms = 0;
		const towns = 6;
		for (let seed = 201; seed < 201 + towns; seed++) {
			const town = inventedTown({ areas: 30, needs: 60, signals: 3000, seed });
			const extra = town.signals
				.filter((signal) => signal.area === areaCode(4) && signal.date > daysBefore(56))
				.flatMap((signal) =>
					[1, 2].map((n) => ({
						...signal,
						id: `${signal.id}+${n}`,
						person: `${signal.id}+${n}`,
						need: needCode(Math.floor(3 * ((1 + 60 / 3) ** town.random() - 1))),
					})),
				);
			const { findings } = scanTown({ ...town, signals: [...town.signals, ...extra] });
			alarms += findings.filter((finding) => finding.tier === 'alarm').length;
		}
		expect(alarms / towns).toBeLessThanOrEqual(1.5);
	}, 60_000);

	test('a town without any history still gives positive expectations', () => {
		const recent = inventedTown({ areas: 12, needs: 20, signals: 800, seed: 3 });
		const signals = recent.signals.filter((signal) => signal.date > daysBefore(30));
		const { baseline } = scanTown({ ...recent, signals }, 20);
		expect(baseline.weeks).toBe(0);
		expect(baseline.perWeek.every((expected) => expected > 0)).toBe(true);
	});
});

function scanTown(town: InventedTown, simulations = 150) {
	const config = { ...patternConfig, simulations };
	const counts = countSignals(town.signals, town.needs, town.geography, town.asOf);
	const baseline = fitBaseline(counts, town.geography, config);
	const calibration = calibrate(baseline, config, seededRandom(config.seed));
	return { findings: scanWeek(counts, baseline, calibration, config), baseline, calibration };
}

function anySignal(person: fc.Arbitrary<string | null>): fc.Arbitrary<CountedSignal> {
	return fc.record({
		id: fc.uuid(),
		date: fc.integer({ min: 0, max: 140 }).map(daysBefore),
		area: fc.constantFrom(...street.areas),
		need: fc.constantFrom(...needs.map((need) => need.code)),
		person,
		source: fc.constantFrom('resident', 'worker'),
	});
}
