/**
 * The one place where modules meet: who listens to what news, and what runs when.
 * Runs in the worker process only.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealBatches } from '#platform/audit/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { startJobs, type Jobs } from '#platform/jobs/index.server';

/** News type → what to do with it. A handler may run twice for the same news. */
const listeners: Record<string, { name: string; hear: (event: AppEvent) => Promise<void> }[]> = {};

/** Work that comes back by itself. */
const rounds: { name: string; everySeconds: number; work: () => Promise<unknown> }[] = [
	{ name: 'audit.seal', everySeconds: 60, work: () => sealBatches(keepRootOutside) },
];

function keepRootOutside(line: string): void {
	if (process.env.DATA_DIR) appendFileSync(join(process.env.DATA_DIR, 'audit-roots.jsonl'), `${line}\n`, { mode: 0o600 });
}

export const startWork = (): Promise<Jobs> => startJobs(listeners, rounds);
