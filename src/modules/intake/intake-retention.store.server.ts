import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Thirty days after it was handed over a question is gone; how an area takes them in two years after it was last said. */
export const intakeRetention: RetentionRule[] = [
	expiring({
		of: 'intake',
		table: 'care.intake_question',
		login: 'zone_care',
		clock: sql`t.closed_on`,
		only: sql`t.closed_on is not null`,
		does: 'remove',
	}),
	expiring({
		of: 'intake-ways',
		table: 'care.intake_way',
		login: 'zone_care',
		clock: sql`t.changed_on`,
		does: 'remove',
	}),
];
