import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const day = sql`(select least(s.on_day, s.called_off_on) from open.safari s where s.municipality_id = t.municipality_id and s.id = t.safari_id)::timestamptz`;

/** Thirty days after the tour, or after it was called off; the stops everybody read go with their hosts, and who wants to meet again with either. */
export const safariRetention: RetentionRule[] = [
	expiring({ of: 'safari-people', table: 'community.safari_host', clock: day, does: 'remove' }),
	expiring({ of: 'safari-people', table: 'community.safari_guest', clock: day, does: 'remove' }),
];
