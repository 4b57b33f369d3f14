import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Five years after it was kept or broken, or after its day when nobody said. */
export const promisesRetention: RetentionRule[] = [
	expiring({
		of: 'promise-owners',
		table: 'community.promise_owner',
		clock: sql`(select p.due_on from open.promise p where p.municipality_id = t.municipality_id and p.id = t.promise_id)`,
		does: 'remove',
	}),
	expiring({ of: 'promises', table: 'open.promise', clock: sql`coalesce(t.ended_on, t.due_on)`, does: 'remove' }),
];
