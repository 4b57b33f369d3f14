import type { Generated, Insertable } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';
import type { ActionState, ConsultationAction } from './consultation.ts';

type ActionTable = {
	municipality_id: string;
	id: string;
	consultation_id: string;
	worker_id: string;
	worker_called: string;
	what_sealed: string;
	due_on: string;
	state: Generated<ActionState>;
	said_on: Generated<string | null>;
	made_on: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.consultation_action': ActionTable;
	}
}

const table = 'care.consultation_action';

/** Words come as they are, and are sealed here. */
export async function addAction(tx: Tx, row: Insertable<ActionTable>): Promise<void> {
	const seals = await careSeals(tx, row.municipality_id);
	await tx
		.insertInto(table)
		.values(sealRow(seals, table, row))
		.execute();
}

/** What was asked of whom, as far as the actor may know. */
export async function actionsKnown(tx: Tx, municipalityId: string): Promise<ConsultationAction[]> {
	const rows = await tx
		.selectFrom(table)
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('due_on')
		.orderBy('id')
		.limit(500)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		consultationId: row.consultation_id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		what: openRow(seals, table, row).what_sealed,
		dueOn: row.due_on,
		state: row.state,
		saidOn: row.said_on,
	}));
}

export async function saveActionState(
	tx: Tx,
	municipalityId: string,
	id: string,
	from: ActionState,
	to: ActionState,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable(table)
		.set({ state: to, said_on: clock.today() })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('state', '=', from)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
