import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Words of diaries go a month after the closing, the whole circle half a year after it; what nobody closed counts from its last day. */
export const nuisanceRetention: RetentionRule[] = [
	expiring({
		of: 'nuisance-words',
		table: 'care.nuisance_entry',
		login: 'zone_care',
		clock: sql`(select coalesce(c.closed_on, c.until_on) from care.nuisance_circle c where c.municipality_id = t.municipality_id and c.id = t.circle_id)`,
		only: sql`t.words_sealed <> ''`,
		does: { words_sealed: sql`''` },
	}),
	expiring({
		of: 'nuisance-circles',
		table: 'care.nuisance_circle',
		login: 'zone_care',
		clock: sql`coalesce(t.closed_on, t.until_on)`,
		does: 'remove',
	}),
];
