import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Counts of words that nobody used any more go. What somebody chose for a signal goes with its words, in the module of the signals. */
export const needsRetention: RetentionRule[] = [
	expiring({ of: 'learned-words', table: 'community.need_word', clock: sql`t.last_month`, does: 'remove' }),
];
