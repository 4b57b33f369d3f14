import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A year after the end: a pair with its money, talks, answers and stories, who took part with their steps, and the programme itself. */
export const programmesRetention: RetentionRule[] = [
	expiring({ of: 'programmes', table: 'community.programme_pair', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'programmes', table: 'community.programme_member', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'programmes', table: 'community.programme', clock: sql`t.ended_on`, does: 'remove' }),
];
