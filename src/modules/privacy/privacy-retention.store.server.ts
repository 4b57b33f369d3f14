import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

export const privacyRetention: RetentionRule[] = [
	expiring({ of: 'looks-checked', table: 'community.look_checked', clock: sql`t.checked_at`, does: 'remove' }),
	expiring({
		of: 'text-remarks',
		table: 'community.text_report',
		clock: sql`coalesce(t.answered_at, t.reported_at)`,
		does: 'remove',
	}),
];
