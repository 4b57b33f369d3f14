import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** What nobody confirmed for a year is forgotten, with the face and the public page. */
export const whoIsWhoRetention: RetentionRule[] = [
	expiring({ of: 'who-is-who', table: 'community.who_entry', clock: sql`t.confirmed_on`, does: 'remove' }),
];
