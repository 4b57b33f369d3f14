import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Half a year after the visit; the cases go along. */
export const roundsRetention: RetentionRule[] = [
	expiring({ of: 'ambassador-rounds', table: 'community.round_visit', clock: sql`t.visits_on`, does: 'remove' }),
];
