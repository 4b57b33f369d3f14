import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** What nobody confirmed for two years is forgotten, and what ended as well; with it go its ties and remarks. */
export const socialMapRetention: RetentionRule[] = [
	expiring({
		of: 'social-map',
		table: 'community.map_entry',
		clock: sql`coalesce(t.ended_on, t.confirmed_on)`,
		does: 'remove',
	}),
	expiring({
		of: 'social-map-remarks',
		table: 'community.map_change',
		clock: sql`coalesce(t.answered_on, t.said_on)`,
		does: 'remove',
	}),
	expiring({ of: 'social-map-letters', table: 'community.map_letter', clock: sql`t.until`, does: 'remove' }),
	expiring({ of: 'social-map-looks', table: 'open.map_look', clock: sql`t.month`, does: 'remove' }),
	expiring({ of: 'social-map-checks', table: 'community.map_check', clock: sql`t.checked_on`, does: 'remove' }),
];
