import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const visited = sql`(select v.visits_on from community.round_case c join community.round_visit v on v.municipality_id = c.municipality_id and v.id = c.visit_id
	where c.municipality_id = t.municipality_id and c.id = t.case_id)`;

/** Half a year after the visit: first the way back to a note, then the visit, and its cases with it. */
export const roundsRetention: RetentionRule[] = [
	expiring({ of: 'ambassador-rounds', table: 'community.round_case_source', clock: visited, does: 'remove' }),
	expiring({ of: 'ambassador-rounds', table: 'community.round_visit', clock: sql`t.visits_on`, does: 'remove' }),
];
