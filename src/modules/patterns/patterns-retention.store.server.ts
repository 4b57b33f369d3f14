import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const lastFound = sql`(select p.last_found_on from community.pattern p where p.municipality_id = t.municipality_id and p.id = t.pattern_id)`;
const ended = (pattern: ReturnType<typeof sql.ref>) =>
	sql`greatest(${pattern}.state_since, ${pattern}.last_found_on::timestamptz)`;

const patternEnded = sql`(select ${ended(sql.ref('p'))} from community.pattern p where p.municipality_id = t.municipality_id and p.id = t.pattern_id)`;

/** The figures of a pattern hold no persons and stay; who carried it, what was written and whom it counted go. */
export const patternsRetention: RetentionRule[] = [
	expiring({ of: 'pattern-keys', table: 'community.pattern_person_key', clock: lastFound, does: 'remove' }),
	expiring({ of: 'pattern-keys', table: 'community.pattern_signal', clock: lastFound, does: 'remove' }),
	expiring({ of: 'pattern-keys', table: 'community.pattern_bundle', clock: lastFound, does: 'remove' }),
	expiring({ of: 'pattern', table: 'community.pattern_decision', clock: patternEnded, does: 'remove' }),
	expiring({ of: 'workgroup', table: 'community.workgroup', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({
		of: 'pattern',
		table: 'community.pattern_step',
		clock: patternEnded,
		only: sql`(t.words <> '' or t.by_worker is not null)`,
		does: { words: sql`''`, by_worker: sql`null` },
	}),
	expiring({
		of: 'pattern',
		table: 'community.pattern',
		clock: ended(sql.ref('t')),
		only: sql`t.owner_id is not null`,
		does: { owner_id: sql`null` },
	}),
];
