import { Worker } from 'node:worker_threads';
import type { TownSeen, TownToLookAt } from './look-at-town.ts';

export type Question = { readonly id: number; readonly name: string; readonly town: TownToLookAt };
type Answer = { readonly id: number } & ({ readonly seen: TownSeen } | { readonly problem: string });
type Waiting = { readonly answer: (seen: TownSeen) => void; readonly fail: (problem: Error) => void };
type Running = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

let running: Running | undefined;
let asked = 0;

/**
 * Looks at a town in a thread of its own, so that this process goes on with its other work. One thread serves all; when it
 * breaks, those who wait hear so and the next look starts another.
 * @param name under which what chance does is kept, as long as day and history stay the same
 */
export function lookInThread(name: string, town: TownToLookAt): Promise<TownSeen> {
	const { worker, waiting } = (running ??= startThread());
	return new Promise((answer, fail) => {
		const id = ++asked;
		waiting.set(id, { answer, fail });
		worker.ref();
		worker.postMessage({ id, name, town } satisfies Question);
	});
}

function startThread(): Running {
	const worker = new Worker(new URL('./looking-thread.server.ts', import.meta.url));
	const started: Running = { worker, waiting: new Map() };
	worker.on('message', (answer: Answer) => {
		const one = started.waiting.get(answer.id);
		started.waiting.delete(answer.id);
		// Nobody waits: a process that has nothing else to do may end.
		if (started.waiting.size === 0) worker.unref();
		if ('seen' in answer) one?.answer(answer.seen);
		else one?.fail(new Error(answer.problem));
	});
	const broken = (problem: Error) => {
		if (running === started) running = undefined;
		for (const { fail } of started.waiting.values()) fail(problem);
		started.waiting.clear();
	};
	worker.on('error', broken);
	worker.on('exit', () => broken(new Error('the thread that looks for patterns ended')));
	return started;
}
