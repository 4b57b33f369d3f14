import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Five years after it was kept or broken, or after its day when nobody said. */
export const promisesRetention: RetentionRule[] = [
	expiring({ of: 'promises', table: 'open.promise', clock: sql`coalesce(t.ended_on, t.due_on)`, does: 'remove' }),
];
