import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A list that nobody finished looking over, and what came of one once it can no longer be taken back. */
export const sheetsRetention: RetentionRule[] = [
	expiring({
		of: 'sheets-looked-over',
		table: 'community.sheet_import',
		clock: sql`coalesce(t.done_at, t.made_at)`,
		does: 'remove',
	}),
	expiring({ of: 'place-sheets', table: 'community.place_sheet', clock: sql`t.made_at`, does: 'remove' }),
];
