/** Runs beside the worker: a look takes seconds in a large town, and the worker has mail to send. */
import { parentPort } from 'node:worker_threads';
import { seededRandom } from '#platform/seeded-random';
import type { Baseline } from './baseline.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { lookAtTown, type TownToLookAt } from './look-at-town.ts';
import type { Question } from './look-in-thread.server.ts';

const kept = new Map<string, { of: string; calibration: Calibration }>();

parentPort?.on('message', ({ id, name, town }: Question) => {
	try {
		const seen = lookAtTown(town, (baseline) => calibrationFor(name, town, baseline));
		parentPort?.postMessage({ id, seen });
	} catch (problem) {
		parentPort?.postMessage({ id, problem: problem instanceof Error ? problem.message : 'unknown' });
	}
});

/** As long as the day and the history behind it are the same, so is what chance does. */
function calibrationFor(name: string, { asOf, config }: TownToLookAt, baseline: Baseline): Calibration {
	const seen = baseline.seenInTown.reduce((sum, part) => sum + part, 0);
	const of = [asOf, config.seed, baseline.weeks, seen, baseline.geography.areas.length, baseline.companions].join(' ');
	const known = kept.get(name);
	if (known?.of === of) return known.calibration;
	const calibration = calibrate(baseline, config, seededRandom(config.seed));
	kept.set(name, { of, calibration });
	return calibration;
}
