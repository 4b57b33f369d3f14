import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const roundsEnd = sql`(select coalesce(r.ended_on, r.done_until) from open.budget_proposal p
	join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
	where p.municipality_id = t.municipality_id and p.id = t.proposal_id)::timestamptz`;
const refusedOn = sql`(select case p.decision when 'refused' then p.decided_on end from open.budget_proposal p
	where p.municipality_id = t.municipality_id and p.id = t.proposal_id)::timestamptz`;

/** Whose it was goes some months after the no, or after the round; who followed goes as soon; who answered for a round two years after it. */
export const budgetRoundsRetention: RetentionRule[] = [
	expiring({
		of: 'budget-proposers',
		table: 'community.budget_proposer',
		clock: sql`coalesce(${refusedOn}, ${roundsEnd})`,
		does: 'remove',
	}),
	expiring({
		of: 'budget-followers',
		table: 'community.budget_follower',
		clock: sql`coalesce(${refusedOn}, ${roundsEnd})`,
		does: 'remove',
	}),
	expiring({
		of: 'budget-rounds',
		table: 'open.budget_round',
		clock: sql`t.ended_on`,
		only: sql`t.owner_called <> ''`,
		does: { owner_id: sql`null`, owner_called: sql`''` },
	}),
];
