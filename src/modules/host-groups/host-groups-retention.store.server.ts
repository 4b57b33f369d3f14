import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Two years after its end a group is gone with everything on it; what workers asked for somebody, and words, go long before. */
export const hostGroupsRetention: RetentionRule[] = [
	expiring({
		of: 'host-groups',
		table: 'open.host_group',
		clock: sql`coalesce(t.ended_on, case when t.published_on is null then t.made_on end)`,
		does: 'remove',
	}),
	expiring({ of: 'host-side-codes', table: 'community.host_side_code', clock: sql`t.made_on`, does: 'remove' }),
	expiring({
		of: 'host-places',
		table: 'community.host_place',
		clock: sql`coalesce(t.ended_on, case when t.from_on is null then t.asked_on end)`,
		does: 'remove',
	}),
	expiring({
		of: 'host-words-unshown',
		table: 'open.host_word',
		clock: sql`t.told_on`,
		only: sql`t.shown_on is null`,
		does: 'remove',
	}),
	expiring({
		of: 'time-requests',
		table: 'community.time_request',
		clock: sql`coalesce(t.done_on, t.weighed_on, t.asked_on)`,
		does: 'remove',
	}),
];
