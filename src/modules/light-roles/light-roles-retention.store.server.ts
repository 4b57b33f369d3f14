import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Half a year after the end; a no as long after it was said. */
export const lightRolesRetention: RetentionRule[] = [
	expiring({
		of: 'light-roles',
		table: 'community.light_role',
		clock: sql`coalesce(t.ended_at, case when t.talent_id is null then t.answered_at end)`,
		does: 'remove',
	}),
];
