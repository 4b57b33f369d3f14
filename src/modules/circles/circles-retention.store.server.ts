import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** With a proposal go its circles, seats, names and notes. A proposal that nobody was asked for counts from the day it was made. */
export const circlesRetention: RetentionRule[] = [
	expiring({
		of: 'circles',
		table: 'community.circle_plan',
		clock: sql`coalesce(t.ended_on::timestamptz, case when t.asked_at is null then t.made_at end)`,
		does: 'remove',
	}),
];
