import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A request goes with its steps and what was said, an obstacle with what everybody read of it. */
export const requestsRetention: RetentionRule[] = [
	expiring({ of: 'requests', table: 'community.request', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'contact-absence', table: 'community.contact_absence', clock: sql`t.away_until`, does: 'remove' }),
	expiring({
		of: 'obstacles',
		table: 'community.obstacle',
		clock: sql`coalesce(t.answered_on, t.logged_on)`,
		does: 'remove',
	}),
];
