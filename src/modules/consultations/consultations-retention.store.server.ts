import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Half a year after the talk everything of it is gone, who came and what was asked included; a lesson of nobody stays five years. */
export const consultationsRetention: RetentionRule[] = [
	expiring({
		of: 'consultations',
		table: 'care.consultation',
		login: 'zone_care',
		clock: sql`coalesce(t.began_on, least(t.on_day, t.objected_on))`,
		does: 'remove',
	}),
	expiring({ of: 'case-lessons', table: 'care.case_lesson', login: 'zone_care', clock: sql`t.month`, does: 'remove' }),
];
