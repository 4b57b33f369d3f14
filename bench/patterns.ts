import { calibrate, countSignals, fitBaseline, patternConfig, scanWeek, seededRandom } from '#modules/patterns';
import { inventedTown } from '../src/modules/patterns/patterns.fixtures.ts';

/** Time and memory of one weekly scan of a town of 360,000: 110 areas × 300 needs, 50,000 signals in two years; beside sorting the same signals. */
export async function run(): Promise<void> {
	const town = inventedTown({ areas: 110, needs: 300, signals: 50_000, seed: 1 });
	const timed = <T>(name: string, work: () => T): T => {
		const start = performance.now();
		const result = work();
		const ms = performance.now() - start;
		reference ??= ms;
		console.log(`${name.padEnd(28)}${ms.toFixed(0).padStart(8)} ms${(ms / reference).toFixed(1).padStart(9)} ×`);
		return result;
	};
	let reference: number | undefined;
	timed('sorting the signals', () => [...town.signals].sort((a, b) => (a.date < b.date ? -1 : 1)));
	const counts = timed('counting', () => countSignals(town.signals, town.needs, town.geography, town.asOf));
	const baseline = timed('baseline', () => fitBaseline(counts, town.geography, patternConfig));
	const calibration = timed('calibration', () => calibrate(baseline, patternConfig, seededRandom(patternConfig.seed)));
	const findings = timed('weekly scan', () => scanWeek(counts, baseline, calibration, patternConfig));
	console.log(
		`\n${findings.length} findings in a town without patterns, of which ${findings.filter(({ tier }) => tier === 'alarm').length} alarms`,
	);
	console.log(`memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}
