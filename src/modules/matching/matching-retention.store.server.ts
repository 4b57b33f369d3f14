import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A year after the end; its two sides go along. */
export const matchingRetention: RetentionRule[] = [
	expiring({ of: 'matches', table: 'community.match', clock: sql`t.ended_at`, does: 'remove' }),
	expiring({ of: 'matches', table: 'community.match_exclusion', clock: sql`t.made_at`, does: 'remove' }),
];
