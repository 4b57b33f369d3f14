import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Half a year after the end, with who was in it; of the days of a circle that goes on three months. */
export const watchingRetention: RetentionRule[] = [
	expiring({ of: 'watching', table: 'community.watch', clock: sql`t.ended_at`, does: 'remove' }),
	expiring({ of: 'watching-days', table: 'community.watch_turn', clock: sql`t.day`, does: 'remove' }),
	expiring({ of: 'watching-days', table: 'community.watch_worry', clock: sql`t.told_at`, does: 'remove' }),
	expiring({ of: 'watching-days', table: 'community.watch_roll', clock: sql`t.day`, does: 'remove' }),
];
