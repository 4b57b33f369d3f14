import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Names go a month after the day, what somebody suggested three months after; an activity two years after its last day. */
export const activitiesRetention: RetentionRule[] = [
	expiring({ of: 'activity-sign-ups', table: 'community.activity_sign_up', clock: sql`t.day`, does: 'remove' }),
	expiring({
		of: 'activity-suggestions',
		table: 'community.activity_suggestion',
		clock: sql`coalesce(t.answered_on, t.said_on)`,
		does: 'remove',
	}),
	expiring({ of: 'activities', table: 'open.activity', clock: sql`t.ended_on`, does: 'remove' }),
];
