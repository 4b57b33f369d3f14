import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { NearAlert, NearKind, NearMark } from './near.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.near': {
			municipality_id: string;
			id: string;
			worker_id: string;
			kind: NearKind;
			mark: string;
			words_sealed: string;
			made_on: string;
			ended_on: Generated<string | null>;
		};
		'care.near_alert': {
			municipality_id: string;
			id: string;
			worker_id: string;
			worker_called: string;
			client_id: string;
			act: NearAlert['act'];
			noticed_on: string;
			seen_on: Generated<string | null>;
		};
	}
}

const wordsAt = 'care.near.words_sealed';

/** What this worker marked, as they wrote it. */
export async function marksOf(tx: Tx, municipalityId: string, workerId: string): Promise<NearMark[]> {
	const rows = await tx
		.selectFrom('care.near')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.where('ended_on', 'is', null)
		.orderBy('made_on')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		words: seals.open(wordsAt, row.id, row.words_sealed),
		madeOn: row.made_on,
	}));
}

/** Twice is the same as once. */
export async function addMark(
	tx: Tx,
	municipalityId: string,
	one: { id: string; workerId: string; kind: NearKind; mark: string; words: string; madeOn: string },
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.near')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			worker_id: one.workerId,
			kind: one.kind,
			mark: one.mark,
			words_sealed: seals.seal(wordsAt, one.id, one.words),
			made_on: one.madeOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** It counts to the end of the day, and the officer is told when it hid somebody; false when there was none of who asks. */
export async function removeMark(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ gone: boolean }>`select care.unmark_near(${id}) as gone`.execute(tx);
	return rows[0]?.gone ?? false;
}

/** Tries that the wall stopped, those nobody looked at first. Not of whom. */
export async function nearAlerts(tx: Tx, municipalityId: string): Promise<NearAlert[]> {
	const rows = await tx
		.selectFrom('care.near_alert')
		.select(['id', 'worker_id', 'worker_called', 'act', 'noticed_on', 'seen_on'])
		.where('municipality_id', '=', municipalityId)
		.orderBy('seen_on', (by) => by.desc().nullsFirst())
		.orderBy('noticed_on', 'desc')
		.limit(200)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		act: row.act,
		noticedOn: row.noticed_on,
		seenOn: row.seen_on,
	}));
}

export async function markSeen(tx: Tx, municipalityId: string, id: string, on: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.near_alert')
		.set({ seen_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('seen_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
