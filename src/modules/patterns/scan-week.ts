import type { Baseline } from './baseline.ts';
import type { Calibration } from './calibration.ts';
import { type Cluster, findClusters } from './clusters.ts';
import type { CountCube } from './count-cube.ts';
import type { Fact, Finding, Method } from './finding.ts';
import type { PatternConfig } from './pattern-config.ts';
import { recentPersons } from './recent-persons.ts';

/** All findings of the weeks that end on the day of the counts, strongest first. Same input, same findings. */
export function scanWeek(
	counts: CountCube,
	baseline: Baseline,
	calibration: Calibration,
	config: PatternConfig,
): Finding[] {
	const { seed, ...params } = config;
	const method = { name: 'gamma-poisson-scan', version: '1.1.0', params, seed };
	return findClusters(recentPersons(counts, config.windowWeeks), baseline, config).map((cluster) =>
		explain(cluster, counts, baseline, calibration, method),
	);
}

function explain(
	cluster: Cluster,
	counts: CountCube,
	baseline: Baseline,
	calibration: Calibration,
	method: Method,
): Finding {
	const isNeed = cluster.series < baseline.needs;
	const themeIndex = isNeed ? (counts.themeOfNeed[cluster.series] as number) : cluster.series - baseline.needs;
	const level = isNeed ? 'need' : 'theme';
	const need = isNeed ? (counts.needs[cluster.series] as string) : null;
	const theme = counts.themes[themeIndex] as string;
	const rows = rowsOf(cluster, counts, isNeed, themeIndex);
	const zone = cluster.zone.map((area) => counts.areas[area] as string);
	const district = loudestDistrict(rows, counts, baseline);
	const recurrenceWeeks = calibration.recurrenceWeeks(cluster.score);
	const { observed, expected, persons, weeks, score } = cluster;
	const why: Fact[] = [
		{ kind: 'what', level, need, theme },
		{ kind: 'count', observed, persons, weeks, expected },
		{ kind: 'where', zone, district },
		{ kind: 'chance', recurrenceWeeks, score },
		{ kind: 'sources', sources: distinct(rows.map((row) => counts.source[row] as string)), signals: rows.length },
	];
	return {
		need,
		theme,
		level,
		zone,
		district,
		weeks,
		observed,
		expected,
		persons,
		score,
		recurrenceWeeks,
		tier: score >= calibration.threshold ? 'alarm' : 'agenda',
		signalIds: distinct(rows.map((row) => counts.id[row] as string)),
		personKeys: distinct(rows.flatMap((row) => counts.persons[counts.person[row] as number] ?? [])),
		why,
		method,
	};
}

/** Rows of the cube that a cluster speaks about. */
function rowsOf(cluster: Cluster, counts: CountCube, isNeed: boolean, theme: number): number[] {
	const rows: number[] = [];
	for (let i = 0; i < counts.week.length && (counts.week[i] as number) < cluster.weeks; i++) {
		const need = counts.need[i] as number;
		const same = isNeed ? need === cluster.series : counts.themeOfNeed[need] === theme;
		if (same && cluster.zone.includes(counts.area[i] as number)) rows.push(i);
	}
	return rows;
}

function loudestDistrict(rows: readonly number[], counts: CountCube, baseline: Baseline): string {
	const persons = new Map<string, Set<number>>();
	for (const row of rows) {
		const district = baseline.geography.districts[counts.area[row] as number] as string;
		persons.set(district, (persons.get(district) ?? new Set()).add(counts.person[row] as number));
	}
	const ranked = [...persons].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
	return ranked[0]?.[0] ?? '';
}

const distinct = (values: readonly string[]) => [...new Set(values)].sort();
