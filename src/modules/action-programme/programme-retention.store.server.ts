import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A code nobody used goes after a season; a programme ten years after its last day. */
export const actionProgrammeRetention: RetentionRule[] = [
	expiring({ of: 'pledge-codes', table: 'community.action_pledge_code', clock: sql`t.made_on`, does: 'remove' }),
	expiring({ of: 'action-programmes', table: 'open.action_programme', clock: sql`t.until_on`, does: 'remove' }),
];
