import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Two years after it stopped, and half a year after it was proposed when both never said yes. */
export const upkeepRetention: RetentionRule[] = [
	expiring({
		of: 'upkeep-reach',
		table: 'community.upkeep',
		clock: sql`t.review_on`,
		only: sql`t.reachable and t.ended_on is null`,
		does: { resident_called: sql`''`, resident_reach: sql`''`, code_hash: sql`null` },
	}),
	expiring({ of: 'upkeep', table: 'community.upkeep', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({
		of: 'upkeep-proposed',
		table: 'community.upkeep',
		clock: sql`t.proposed_on`,
		only: sql`t.review_on is null and t.ended_on is null`,
		does: 'remove',
	}),
];
