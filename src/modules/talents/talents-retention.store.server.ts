import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** What is over says nothing any more when its term has passed; the row stays, because a match may point at it. */
export const talentsRetention: RetentionRule[] = [
	expiring({
		of: 'talents',
		table: 'community.talent',
		clock: sql`t.ended_on`,
		only: sql`t.words <> ''`,
		does: { words: sql`''`, need_code: sql`null`, area_code: sql`null` },
	}),
];
