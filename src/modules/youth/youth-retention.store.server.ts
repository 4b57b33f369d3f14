import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A month after the yes ran out, or never came, everything of a young person is gone; who asked for something after ninety days. */
export const youthRetention: RetentionRule[] = [
	expiring({ of: 'youth', table: 'community.youth', clock: sql`coalesce(t.until_on, t.codes_on)`, does: 'remove' }),
	expiring({
		of: 'youth-asks',
		table: 'community.youth_ask',
		clock: sql`coalesce(t.ended_on, t.asked_on)`,
		does: 'remove',
	}),
];
