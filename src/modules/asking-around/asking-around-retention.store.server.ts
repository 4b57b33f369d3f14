import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** With a line go its answers. */
export const askingAroundRetention: RetentionRule[] = [
	expiring({
		of: 'inquiries',
		table: 'community.inquiry',
		clock: sql`coalesce(t.closed_at, t.until_day::timestamptz)`,
		does: 'remove',
	}),
	expiring({ of: 'inquiry-letters', table: 'community.inquiry_told', clock: sql`t.told_at`, does: 'remove' }),
];
