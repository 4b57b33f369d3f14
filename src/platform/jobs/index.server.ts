import pg from 'pg';
import { type JobResult, PgBoss } from 'pg-boss';
import { poolSettings } from '../db/zones.server.ts';
import type { AppEvent } from '../events/index.server.ts';
import { type News, relayOnce } from '../events/relay.server.ts';

type Hear = (event: AppEvent) => Promise<void>;
export type Listeners = Record<string, { name: string; hear: Hear }[]>;
export type Round = { name: string; everySeconds: number; work: () => Promise<unknown> };
export type Jobs = { stop(): Promise<void> };

const relayEveryMs = 500;
const queue = 'news';

/** Starts the relay, the queue of news with a job for each listener, and the returning rounds. Several workers may run side by side. */
export async function startJobs(listeners: Listeners, rounds: readonly Round[]): Promise<Jobs> {
	// pg-boss sends several statements at once when it makes a queue; no visitor's words ever come through this pool.
	const pool = new pg.Pool({ ...poolSettings('zone_tasks'), Client: pg.Client, max: 4 });
	pool.on('error', () => {});
	const boss = new PgBoss({
		db: { executeSql: (text: string, values?: unknown[]) => pool.query({ text, values: values as never }) as never },
		schema: 'jobs',
		migrate: false,
		createSchema: false,
		supervise: true,
		schedule: false,
	});
	boss.on('error', (error) => console.error('jobs:', error.message));
	await boss.start();
	await boss.createQueue(queue);
	// One queue for all: a poll each for a hundred listeners is a hundred questions a second of a site where nothing happens.
	const polling = { pollingIntervalSeconds: 1, batchSize: 5, burstWhenBatchFull: true, localConcurrency: 2 };
	const hearing = new Map(
		Object.values(listeners)
			.flat()
			.map(({ name, hear }) => [name, hear]),
	);
	await boss.work<News>(queue, { ...polling, perJobResults: true }, async (jobs) => {
		const results: JobResult[] = [];
		for (const { id, data } of jobs) results.push({ id, ...(await heard(hearing.get(data.listener), data.event)) });
		return results;
	});
	const timers = [
		keepDoing(relayEveryMs, () => relayOnce(boss, queue, (type) => (listeners[type] ?? []).map(({ name }) => name))),
		...rounds.map(({ name, everySeconds, work }) => keepDoing(everySeconds * 1000, work, name)),
	];
	return {
		stop: async () => {
			for (const stop of timers) stop();
			await boss.stop({ graceful: false });
			await pool.end();
		},
	};
}

/**
 * What became of one piece of news at one listener: what failed alone comes back. Another version may run beside this
 * one, and knows listeners that are not here: for them it comes back too. */
async function heard(hear: Hear | undefined, event: AppEvent): Promise<Omit<JobResult<string>, 'id'>> {
	try {
		if (!hear) return { status: 'failed', output: 'nobody here listens to this' };
		await hear(event);
		return { status: 'completed' };
	} catch (error) {
		return { status: 'failed', output: (error as Error).message };
	}
}

/** Repeats work, the next time counted from the end of the last. A failure is said and tried again. */
function keepDoing(everyMs: number, work: () => Promise<unknown>, name = 'relay'): () => void {
	let timer: NodeJS.Timeout;
	let stopped = false;
	const again = async () => {
		try {
			await work();
		} catch (error) {
			if (!stopped) console.error(`${name}:`, (error as Error).message);
		}
		if (!stopped) timer = setTimeout(again, everyMs);
	};
	timer = setTimeout(again, everyMs);
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
