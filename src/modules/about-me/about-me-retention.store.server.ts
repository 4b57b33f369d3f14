import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

export const aboutMeRetention: RetentionRule[] = [
	expiring({ of: 'data-questions', table: 'community.data_question', clock: sql`t.answered_at`, does: 'remove' }),
];
