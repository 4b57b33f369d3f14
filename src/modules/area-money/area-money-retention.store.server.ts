import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Five years after the answer, or after it was asked. What everybody read of the free part stays. */
export const areaMoneyRetention: RetentionRule[] = [
	expiring({
		of: 'area-requests',
		table: 'community.area_request',
		clock: sql`coalesce(t.decided_on, t.asked_on)`,
		does: 'remove',
	}),
];
