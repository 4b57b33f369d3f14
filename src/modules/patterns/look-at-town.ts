import { seededRandom } from '#platform/seeded-random';
import type { Adjacency } from './adjacency.ts';
import { type Baseline, fitBaseline } from './baseline.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { type CountCube, type CountedNeed, type CountedSignal, countSignals } from './count-cube.ts';
import type { Finding } from './finding.ts';
import type { PatternConfig } from './pattern-config.ts';
import { scanWeek } from './scan-week.ts';

/** Everything one look needs; plain values, so that it can be sent to a thread. */
export interface TownToLookAt {
	readonly signals: readonly CountedSignal[];
	readonly needs: readonly CountedNeed[];
	readonly geography: Adjacency;
	/** The day that ends the last week, `YYYY-MM-DD`. */
	readonly asOf: string;
	readonly config: PatternConfig;
}

export interface TownSeen {
	readonly counts: CountCube;
	readonly baseline: Baseline;
	readonly findings: readonly Finding[];
}

/**
 * A whole look: counts, what is usual, what chance does, what stands out. Where nothing was told nothing is found.
 * @param calibrateOnce gives the calibration, when it is known already for this baseline
 */
export function lookAtTown(
	{ signals, needs, geography, asOf, config }: TownToLookAt,
	calibrateOnce = (baseline: Baseline): Calibration => calibrate(baseline, config, seededRandom(config.seed)),
): TownSeen {
	const counts = countSignals(signals, needs, geography, asOf);
	const baseline = fitBaseline(counts, geography, config);
	return {
		counts,
		baseline,
		findings: signals.length === 0 ? [] : scanWeek(counts, baseline, calibrateOnce(baseline), config),
	};
}
