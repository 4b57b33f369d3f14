import { Worker } from 'node:worker_threads';
import { calibrate, countSignals, fitBaseline, patternConfig, scanWeek } from '#modules/patterns';
import { seededRandom } from '#platform/seeded-random';
import { inventedTown } from '../../src/modules/patterns/patterns.fixtures.ts';

type Size = { areas: number; needs: number; signals: number; seed: number };
type Costs = { counting: number; baseline: number; calibration: number; scan: number };

/** Milliseconds of processor time, so that others who use the machine do not count. */
function timed<T>(work: () => T): [result: T, ms: number] {
	const before = process.threadCpuUsage();
	const result = work();
	const { user, system } = process.threadCpuUsage(before);
	return [result, (user + system) / 1000];
}

/** A whole look at one town, as the nightly job does it. */
export function lookAt(size: Size): Costs {
	const town = inventedTown(size);
	const config = { ...patternConfig, seed: size.seed };
	const [counts, counting] = timed(() => countSignals(town.signals, town.needs, town.geography, town.asOf));
	const [fitted, baseline] = timed(() => fitBaseline(counts, town.geography, config));
	const [calibrated, calibration] = timed(() => calibrate(fitted, config, seededRandom(size.seed)));
	const [, scan] = timed(() => scanWeek(counts, fitted, calibrated, config));
	return { counting, baseline, calibration, scan };
}

/** A town of 360,000, and half and twice as many areas with as many signals each. */
export function townSpeed(): void {
	console.log(
		`\n${'processor time, ms'.padEnd(28)}${['counting', 'baseline', 'calibration', 'weekly scan'].map((name) => name.padStart(13)).join('')}`,
	);
	lookAt({ areas: 20, needs: 300, signals: 9000, seed: 1 });
	for (const areas of [55, 110, 220]) {
		const { counting, baseline, calibration, scan } = lookAt({
			areas,
			needs: 300,
			signals: Math.round((areas * 50_000) / 110),
			seed: 1,
		});
		const row = [counting, baseline, calibration, scan].map((ms) => ms.toFixed(0).padStart(13)).join('');
		console.log(`${`${areas} areas × 300 needs`.padEnd(28)}${row}`);
	}
	console.log(`${'aim at 110 × 300'.padEnd(41)}${''.padStart(13)}${'10000'.padStart(13)}${'100'.padStart(13)}`);
}

/** 345 municipalities of 18 million people together, from a few hundred people to nearly a million. */
export function dutchMunicipalities(): Size[] {
	const weights = Array.from({ length: 345 }, (_, at) => Math.exp(2.2 * normalAt((at + 0.5) / 345) * 0.45));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight, at) => {
		const people = (weight / total) * 18e6;
		return {
			areas: Math.max(3, Math.round(people / 3300)),
			needs: 300,
			signals: Math.round((people * 50_000) / 360_000),
			seed: at,
		};
	});
}

/** The whole country on two threads; with `every` above one a sample, counted for all. */
export async function countrySpeed(every: number): Promise<void> {
	const chosen = dutchMunicipalities().filter((_, at) => at % every === Math.floor(every / 2));
	const start = performance.now();
	const seconds = await Promise.all([0, 1].map((half) => inThread(chosen.filter((_, at) => at % 2 === half))));
	const whole =
		dutchMunicipalities().reduce((sum, { areas }) => sum + areas, 0) /
		chosen.reduce((sum, { areas }) => sum + areas, 0);
	const total = seconds.reduce((sum, one) => sum + one, 0) * whole;
	const passed = (performance.now() - start) / 1000;
	console.log(
		`\nthe Netherlands: ${total.toFixed(0)} s of processor time, ${(total / 2).toFixed(0)} s on two cores (aim 600)` +
			`${every > 1 ? `, reckoned from ${chosen.length} of 345 municipalities` : `; ${passed.toFixed(0)} s on the clock, towns invented along the way`}`,
	);
}

function inThread(sizes: readonly Size[]): Promise<number> {
	return new Promise((done, failed) => {
		const thread = new Worker(new URL('./country-thread.ts', import.meta.url), { workerData: sizes });
		thread.once('message', done);
		thread.once('error', failed);
	});
}

/** The normal quantile, roughly (a logistic curve): sizes only have to look like those of municipalities. */
const normalAt = (part: number) => Math.log(part / (1 - part)) / 1.702;
