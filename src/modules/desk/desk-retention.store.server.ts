import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Who was there is of the day; what was handed up and never done goes as soon as what was done. */
export const deskRetention: RetentionRule[] = [
	expiring({ of: 'desk-presence', table: 'community.desk_presence', clock: sql`t.on_day`, does: 'remove' }),
	expiring({
		of: 'desk-handovers',
		table: 'community.desk_handover',
		clock: sql`coalesce(t.done_on, t.handed_on)`,
		does: 'remove',
	}),
	expiring({ of: 'desk-questions', table: 'community.desk_question', clock: sql`t.asked_on`, does: 'remove' }),
];
