import { accuracy } from './patterns/accuracy.ts';
import { countrySpeed, townSpeed } from './patterns/speed.ts';

/**
 * What the detector promises, measured on towns whose truth is known: false alarms against the target, clusters found, and
 * processor time. Fixed seeds. `--quick` takes a minute or two and gives wide intervals; the whole takes about twenty.
 */
export async function run(options: readonly string[]): Promise<void> {
	const quick = options.includes('--quick');
	accuracy(quick ? 4 : 25, quick ? 10 : 20, quick ? 2 : 6);
	townSpeed();
	await countrySpeed(quick ? 23 : 1);
	console.log(`memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}
