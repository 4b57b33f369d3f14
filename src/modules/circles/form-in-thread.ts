import { Worker } from 'node:worker_threads';
import type { CircleOptions, Hub, Person } from './circle.ts';
import type { Circles, Progress } from './form-circles.ts';

export interface Question {
	readonly people: readonly Person[];
	readonly hubs: readonly Hub[];
	readonly options: CircleOptions;
	readonly seed: number;
}
export type Answer = { readonly progress: Progress } | { readonly circles: Circles } | { readonly problem: string };

/** A solver looks at its clock now and then only. */
const patience = 2;

/**
 * Forms circles in a thread of its own, so that this process goes on with its other work. When the thread goes on too long,
 * what was found until then is the outcome, with the bound that was proven until then.
 * @throws Error when the thread breaks
 */
export function formInThread(
	question: Question,
	onProgress: (progress: Progress) => void = () => {},
): Promise<Circles> {
	const worker = new Worker(new URL('./forming-thread.ts', import.meta.url), { workerData: question });
	return new Promise<Circles>((settle, fail) => {
		let soFar: Circles | undefined;
		let late = false;
		const stop = setTimeout(
			() => {
				late = true;
				if (soFar) settle(soFar);
			},
			(question.options.seconds + patience) * 1000,
		);
		worker.on('message', (answer: Answer) => {
			if ('problem' in answer) return fail(new Error(answer.problem));
			if ('circles' in answer) return settle(answer.circles);
			soFar = answer.progress.soFar;
			if (late) settle(soFar);
			else onProgress(answer.progress);
		});
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('the thread that forms circles ended')));
		worker.on('exit', () => clearTimeout(stop));
	}).finally(() => worker.terminate());
}
