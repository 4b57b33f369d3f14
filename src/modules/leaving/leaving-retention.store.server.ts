import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A quarter after the last day; what was handed over goes along. */
export const leavingRetention: RetentionRule[] = [
	expiring({ of: 'leaving', table: 'community.leaving', clock: sql`t.last_day`, does: 'remove' }),
];
