import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Half a year after the end it is gone, with its steps and its agreement. What nobody ended counts as ended after a year. */
export const conflictsRetention: RetentionRule[] = [
	expiring({
		of: 'conflicts',
		table: 'community.conflict',
		clock: sql`coalesce(t.ended_on, t.told_on + 365)::timestamptz`,
		does: 'remove',
	}),
];
