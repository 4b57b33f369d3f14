import { fromKysely, type PgBoss } from 'pg-boss';
import type { Zone } from '../actor.ts';
import { zoneFor } from '../db/zones.server.ts';
import type { AppEvent } from './index.server.ts';
import { takeFromOutbox } from './outbox.store.server.ts';

/** The job of one listener for one piece of news. */
export type News = { listener: string; event: AppEvent };

const zones: Zone[] = ['open', 'community', 'care'];

/**
 * Carries news from the outboxes to the queue, a job for each who listens. The job is written in the transaction that takes the
 * news out, so it is neither lost nor doubled. Returns how many were carried.
 */
export async function relayOnce(
	boss: PgBoss,
	queue: string,
	listenersFor: (type: string) => string[],
): Promise<number> {
	return zoneFor('zone_tasks')
		.transaction()
		.execute(async (tx) => {
			const db = fromKysely(tx);
			let carried = 0;
			for (const zone of zones) {
				for (const row of await takeFromOutbox(tx, zone, 200)) {
					const event: AppEvent = {
						id: row.id,
						type: row.type,
						version: row.version,
						municipalityId: row.municipality_id,
						zone,
						subjectId: row.subject_id,
						occurredAt: row.occurred_at.toISOString(),
					};
					for (const listener of listenersFor(row.type)) {
						const news: News = { listener, event };
						await boss.send(queue, news, { db, retryLimit: 5, retryBackoff: true, retryDelay: 2 });
					}
					carried++;
				}
			}
			return carried;
		});
}
