import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { RelationKind } from './client.ts';

export type Relation = {
	id: string;
	workerId: string;
	workerCalled: string;
	kind: RelationKind;
	chosen: boolean;
	fromOn: string;
	untilOn: string;
	endedOn: string | null;
};

/** Who helps this person and who did, newest first. */
export async function relationsOf(tx: Tx, municipalityId: string, clientId: string): Promise<Relation[]> {
	const rows = await tx
		.selectFrom('care.relation')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('ended_on', (by) => by.desc().nullsFirst())
		.orderBy('from_on', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		kind: row.kind,
		chosen: row.chosen,
		fromOn: row.from_on,
		untilOn: row.until_on,
		endedOn: row.ended_on,
	}));
}

export async function beginRelation(
	tx: Tx,
	one: {
		id: string;
		clientId: string;
		workerId: string;
		kind: RelationKind;
		untilOn: string;
		chosen: boolean;
	},
): Promise<void> {
	await sql`select care.relate(${one.id}, ${one.clientId}, ${one.workerId}, ${one.kind}, ${one.untilOn}::date, ${one.chosen})`.execute(
		tx,
	);
}

export async function finishRelation(tx: Tx, id: string, clientId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.end_relation(${id}, ${clientId}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** Relations whose last day has come, and those of workers who left: the round ends them. */
export async function endRelationsPast(tx: Tx, municipalityId: string, today: string): Promise<number> {
	const { numUpdatedRows } = await tx
		.updateTable('care.relation')
		.set({ ended_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where('until_on', '<', today)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}

export type CaseloadRow = {
	clientId: string;
	workerId: string | null;
	workerCalled: string | null;
	kind: RelationKind | null;
	openedOn: string;
	expectedEndOn: string | null;
	untilOn: string | null;
	areaCode: string;
};

/** For the lead of the team: how much, with whom, until when. */
export async function caseload(tx: Tx): Promise<CaseloadRow[]> {
	const { rows } = await sql<{
		client_id: string;
		worker_id: string | null;
		worker_called: string | null;
		kind: RelationKind | null;
		opened_on: string;
		expected_end_on: string | null;
		until_on: string | null;
		area_code: string;
	}>`select * from care.caseload()`.execute(tx);
	return rows.map((row) => ({
		clientId: row.client_id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		kind: row.kind,
		openedOn: row.opened_on,
		expectedEndOn: row.expected_end_on,
		untilOn: row.until_on,
		areaCode: row.area_code,
	}));
}

/** The file, or a child's, of who typed the code, is theirs from now on; its id, or nothing. */
export async function claimByCode(tx: Tx, codeHash: string): Promise<string | null> {
	const { rows } = await sql<{ id: string | null }>`select care.claim(${codeHash}) as id`.execute(tx);
	return rows[0]?.id ?? null;
}
