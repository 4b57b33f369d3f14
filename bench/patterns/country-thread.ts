import { parentPort, workerData } from 'node:worker_threads';
import { lookAt } from './speed.ts';

/** Looks at its part of the municipalities and says how many seconds of processor time that took. */
let seconds = 0;
for (const size of workerData as Parameters<typeof lookAt>[0][]) {
	const { counting, baseline, calibration, scan } = lookAt(size);
	seconds += (counting + baseline + calibration + scan) / 1000;
}
parentPort?.postMessage(seconds);
