import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { poolSettings } from '../db/zones.server.ts';
import type { AppEvent } from '../events/index.server.ts';
import { relayOnce } from '../events/relay.server.ts';

export type Listeners = Record<string, { name: string; hear: (event: AppEvent) => Promise<void> }[]>;
export type Round = { name: string; everySeconds: number; work: () => Promise<unknown> };
export type Jobs = { stop(): Promise<void> };

const relayEveryMs = 500;

/** Starts the relay, a queue per listener and the returning rounds. Several workers may run side by side. */
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
	const queues = Object.values(listeners).flat();
	for (const { name, hear } of queues) {
		await boss.createQueue(name);
		// One at a time: a throw fails the whole batch, and only what failed should come back.
		await boss.work<AppEvent>(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
			if (job) await hear(job.data);
		});
	}
	const timers = [
		keepDoing(relayEveryMs, () => relayOnce(boss, (type) => (listeners[type] ?? []).map(({ name }) => name))),
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
