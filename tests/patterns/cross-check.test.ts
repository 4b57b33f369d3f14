import { expect, test } from 'vitest';
import { lookAtTown, patternConfig } from '#modules/patterns';
import { poissonModel, scanStatistic } from '#modules/statistics';
import { seededRandom } from '#platform/seeded-random';
import { areaCode, cluster, inventedTown, needCode } from '../../src/modules/patterns/patterns.fixtures.ts';

/** Two methods that share nothing but the signals: where many come at once, both must point at the same place. */
test('the scan statistic finds a clear cluster where the detector finds it', () => {
	const town = inventedTown({ areas: 30, needs: 40, signals: 6000, seed: 3 });
	const planted = cluster(areaCode(14), needCode(6), 14, 8, town.random);
	const signals = [...town.signals, ...planted];
	const config = { ...patternConfig, simulations: 50 };
	const { counts, baseline, findings } = lookAtTown({ ...town, signals, config });
	const [strongest] = findings;
	expect(strongest).toMatchObject({ need: needCode(6), tier: 'alarm' });
	expect(strongest?.zone).toContain(areaCode(14));

	const series = counts.needs.indexOf(needCode(6));
	const places = counts.areas.map((location, at) => ({ location, x: (at % 6) * 1000, y: Math.floor(at / 6) * 1000 }));
	const heard = new Float64Array(places.length);
	for (let i = 0; i < counts.week.length; i++) {
		if ((counts.week[i] as number) < 8 && counts.need[i] === series) (heard[counts.area[i] as number] as number)++;
	}
	const usual = baseline.perWindow.subarray(series * places.length, (series + 1) * places.length);
	const options = { maxShare: 0.5, maxPeriods: 1, untilNow: false, runs: 99 };
	const [first] = scanStatistic(places, poissonModel(places.length, 1, heard, usual), options, seededRandom(1));
	expect(first).toMatchObject({ locations: [areaCode(14)], p: 0.01 });
});
