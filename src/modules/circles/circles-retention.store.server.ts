import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** With a proposal go its circles, seats, names and notes. As long as none of its circles runs it counts from its end, else from its last step. */
export const circlesRetention: RetentionRule[] = [
	expiring({
		of: 'circles',
		table: 'community.circle_plan',
		clock: sql`coalesce(t.ended_on::timestamptz, case when not exists (
			select from community.circle c where c.municipality_id = t.municipality_id and c.plan_id = t.id and c.started_on is not null and c.ended_on is null)
			then coalesce(t.asked_at, t.made_at) end)`,
		does: 'remove',
	}),
];
