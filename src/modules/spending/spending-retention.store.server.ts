import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const ends = sql`(select coalesce(r.ended_on, r.done_until) from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
	where p.municipality_id = t.municipality_id and p.id = t.proposal_id)::timestamptz`;

/** Books are kept as long as the law asks of public money; of a story the face and the name in a quote go earlier, the words stay. */
export const spendingRetention: RetentionRule[] = [
	expiring({ of: 'budget-books', table: 'community.budget_payment', clock: ends, does: 'remove' }),
	expiring({ of: 'budget-books', table: 'community.budget_receipt', clock: ends, does: 'remove' }),
	expiring({
		of: 'budget-stories',
		table: 'open.budget_story',
		clock: sql`t.told_on`,
		only: sql`t.photo_type is not null or t.photo_alt <> '' or t.quote <> ''`,
		does: { quote: sql`''`, photo: sql`null`, photo_type: sql`null`, photo_alt: sql`''` },
	}),
];
