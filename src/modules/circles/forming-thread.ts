/** Runs beside the worker: the solver holds its thread until it is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '#platform/seeded-random';
import { formCircles } from './form-circles.ts';
import type { Answer, Question } from './form-in-thread.ts';
import { loadSolver } from './solver.ts';

const { people, hubs, options, seed } = workerData as Question;
const tell = (answer: Answer) => parentPort?.postMessage(answer);
try {
	const solver = await loadSolver();
	const seconds = () => performance.now() / 1000;
	tell({
		circles: formCircles(people, hubs, options, solver, seededRandom(seed), seconds, (progress) => tell({ progress })),
	});
} catch (problem) {
	tell({ problem: problem instanceof Error ? problem.message : 'unknown' });
}
