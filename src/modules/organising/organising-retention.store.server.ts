import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Which colleague chose goes two years after the day they did; the choice itself names nobody and stays. */
export const organisingRetention: RetentionRule[] = [
	expiring({
		of: 'arrangement-makers',
		table: 'community.arrangement_maker',
		clock: sql`(select a.made_on from open.arrangement a where a.municipality_id = t.municipality_id and a.id = t.arrangement_id)`,
		does: 'remove',
	}),
	expiring({ of: 'work-counts', table: 'community.work_month', clock: sql`t.month`, does: 'remove' }),
	expiring({ of: 'answer-counts', table: 'community.answer_quarter', clock: sql`t.quarter`, does: 'remove' }),
	expiring({ of: 'answer-counts', table: 'community.care_answer_quarter', clock: sql`t.quarter`, does: 'remove' }),
];
