import { closeZones } from '#platform/db/index.server';
import { startWork } from './wiring.server.ts';

/** The worker process: relay, jobs and seals. Ends when its start script ends. */
const work = await startWork();

async function end(): Promise<void> {
	setTimeout(() => process.exit(0), 1000).unref();
	await work.stop();
	await closeZones();
	process.exit(0);
}
process.on('SIGTERM', end);
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
