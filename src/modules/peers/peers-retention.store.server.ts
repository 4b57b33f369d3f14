import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** With a group go the dates, and who was asked. The task ends what is quiet, so everything ends. */
export const peersRetention: RetentionRule[] = [
	expiring({ of: 'peer-groups', table: 'community.peer_group', clock: sql`t.ended_on::timestamptz`, does: 'remove' }),
];
