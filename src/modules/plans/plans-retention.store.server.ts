import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A plan goes along with the file it hangs on; a worker's note to themselves goes after two weeks. */
export const plansRetention: RetentionRule[] = [
	expiring({
		of: 'care-scratch',
		table: 'care.scratch_note',
		login: 'zone_care',
		clock: sql`t.made_on`,
		does: 'remove',
	}),
];
