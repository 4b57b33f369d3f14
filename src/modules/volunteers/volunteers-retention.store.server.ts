import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A year after the last day, with the hours and what was handed over. */
export const volunteersRetention: RetentionRule[] = [
	expiring({
		of: 'volunteers',
		table: 'community.volunteer_agreement',
		clock: sql`coalesce(t.ended_on, t.valid_until)`,
		does: 'remove',
	}),
];
