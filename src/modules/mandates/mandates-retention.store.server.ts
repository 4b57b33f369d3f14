import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** An agreement goes two years after it ended; a decision keeps what it was taken by, and goes with the file it is in. */
export const mandatesRetention: RetentionRule[] = [
	expiring({ of: 'mandates', table: 'open.mandate', clock: sql`coalesce(t.ended_on, t.until_on)`, does: 'remove' }),
];
