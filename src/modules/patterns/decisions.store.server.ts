import type { Generated, Selectable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { PatternState } from './pattern.ts';
import type { Decision, DecisionKind } from './workgroup.ts';

type DecisionRow = {
	municipality_id: string;
	id: string;
	pattern_id: string;
	workgroup_id: string | null;
	what: DecisionKind;
	words: Generated<string>;
	owner_id: string | null;
	due_on: string | null;
	from_state: PatternState;
	from_owner_id: string | null;
	decided_by: string;
	decided_at: Date;
	undone_at: Generated<Date | null>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern_decision': DecisionRow;
	}
}

const decisionFrom = (row: Selectable<DecisionRow>): Decision => ({
	id: row.id,
	patternId: row.pattern_id,
	workgroupId: row.workgroup_id,
	what: row.what,
	words: row.words,
	ownerId: row.owner_id,
	dueOn: row.due_on,
	fromState: row.from_state,
	fromOwnerId: row.from_owner_id,
	decidedBy: row.decided_by,
	decidedAt: row.decided_at,
});

export async function addDecision(tx: Tx, municipalityId: string, decision: Decision): Promise<void> {
	await tx
		.insertInto('community.pattern_decision')
		.values({
			municipality_id: municipalityId,
			id: decision.id,
			pattern_id: decision.patternId,
			workgroup_id: decision.workgroupId,
			what: decision.what,
			words: decision.words,
			owner_id: decision.ownerId,
			due_on: decision.dueOn,
			from_state: decision.fromState,
			from_owner_id: decision.fromOwnerId,
			decided_by: decision.decidedBy,
			decided_at: decision.decidedAt,
		})
		.execute();
}

/** Decisions about these patterns that were not undone, newest first. */
export async function decisionsAbout(
	tx: Tx,
	municipalityId: string,
	patternIds: readonly string[],
): Promise<Decision[]> {
	if (patternIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.pattern_decision')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', 'in', patternIds)
		.where('undone_at', 'is', null)
		.orderBy('decided_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map(decisionFrom);
}

/** A decision that still stands. */
export async function findDecision(tx: Tx, municipalityId: string, id: string): Promise<Decision | undefined> {
	const row = await tx
		.selectFrom('community.pattern_decision')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('undone_at', 'is', null)
		.executeTakeFirst();
	return row && decisionFrom(row);
}

export async function saveDecisionUndone(tx: Tx, municipalityId: string, id: string, at: Date): Promise<void> {
	await tx
		.updateTable('community.pattern_decision')
		.set({ undone_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}
