import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const ends = sql`(select coalesce(r.ended_on, r.decide_until) from open.budget_round r where r.municipality_id = t.municipality_id and r.id = t.round_id)::timestamptz`;
const questionEnds = sql`(select coalesce(r.ended_on, r.decide_until) from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
	where p.municipality_id = t.municipality_id and p.id = t.proposal_id)::timestamptz`;

/** Who sat and how they weighed goes three months after the round decided; the numbers and the draw stay. */
export const juryRetention: RetentionRule[] = [
	expiring({ of: 'jurors', table: 'community.juror', clock: ends, does: 'remove' }),
	expiring({ of: 'jurors', table: 'community.jury_question', clock: questionEnds, does: 'remove' }),
];
