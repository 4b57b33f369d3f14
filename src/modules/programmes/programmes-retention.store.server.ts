import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** A month after somebody stopped: that their certificate was seen. A year after the end: a pair with its money, talks, answers and stories, who took part with their steps, and the programme itself. */
export const programmesRetention: RetentionRule[] = [
	expiring({
		of: 'certificate-seen',
		table: 'community.programme_step',
		clock: sql`(select m.ended_on from community.programme_member m where m.municipality_id = t.municipality_id and m.id = t.member_id)`,
		only: sql`t.step = 'certificate'`,
		does: 'remove',
	}),
	expiring({ of: 'programmes', table: 'community.programme_pair', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'programmes', table: 'community.programme_member', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'programmes', table: 'community.programme', clock: sql`t.ended_on`, does: 'remove' }),
];
