import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Who borrowed goes three months after it came back or should have; a thing two years after it was taken off the list. */
export const lendingRetention: RetentionRule[] = [
	expiring({ of: 'loans', table: 'community.loan', clock: sql`coalesce(t.ended_on, t.last_day)`, does: 'remove' }),
	expiring({ of: 'lending', table: 'open.lending_thing', clock: sql`t.ended_on`, does: 'remove' }),
];
