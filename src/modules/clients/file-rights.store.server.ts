import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { KeptAs } from './client.ts';
import type { EraseGround, ExportReason, FileExport, FileRequest, RequestKind, RequestOutcome } from './file-rights.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.file_request': {
			municipality_id: string;
			id: string;
			client_id: string;
			kind: RequestKind;
			words_sealed: string;
			asked_on: string;
			due_on: string;
			reminded_on: Generated<string | null>;
			outcome: Generated<RequestOutcome | null>;
			answer_sealed: Generated<string>;
			answered_on: Generated<string | null>;
			answered_by: Generated<string | null>;
			answered_called: Generated<string>;
			waits_since: Generated<string | null>;
			lift_asked_on: Generated<string | null>;
			lifted_on: Generated<string | null>;
		};
		'care.file_export': {
			municipality_id: string;
			id: string;
			client_id: string;
			worker_id: string;
			worker_called: string;
			reason: ExportReason;
			words_sealed: string;
			made_on: string;
			until_on: string;
		};
	}
}

const wordsAt = 'care.file_request.words_sealed';
const answerAt = 'care.file_request.answer_sealed';
const reasonAt = 'care.file_export.words_sealed';

/** What was asked about one file, or about all that the actor may know; what waits longest first. */
export async function fileRequests(tx: Tx, municipalityId: string, clientId?: string): Promise<FileRequest[]> {
	const rows = await tx
		.selectFrom('care.file_request')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId as string))
		.orderBy('answered_on', (by) => by.desc().nullsFirst())
		.orderBy('due_on')
		.orderBy('id')
		.limit(300)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		clientId: row.client_id,
		kind: row.kind,
		words: seals.open(wordsAt, row.id, row.words_sealed),
		askedOn: row.asked_on,
		dueOn: row.due_on,
		outcome: row.outcome,
		answer: seals.open(answerAt, row.id, row.answer_sealed),
		answeredOn: row.answered_on,
		answeredCalled: row.answered_called,
		waitsSince: row.waits_since,
		liftAskedOn: row.lift_asked_on,
		liftedOn: row.lifted_on,
	}));
}

export async function addRequest(
	tx: Tx,
	municipalityId: string,
	one: Pick<FileRequest, 'id' | 'clientId' | 'kind' | 'words' | 'askedOn' | 'dueOn' | 'waitsSince'>,
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.file_request')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: one.clientId,
			kind: one.kind,
			words_sealed: seals.seal(wordsAt, one.id, one.words),
			asked_on: one.askedOn,
			due_on: one.dueOn,
			waits_since: one.waitsSince,
		})
		.execute();
}

/** The first answer stands; false when there was nothing for this actor to answer. */
export async function answerOnce(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { outcome: RequestOutcome; answer: string; on: string; by: string; called: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { numUpdatedRows } = await tx
		.updateTable('care.file_request')
		.set({
			outcome: set.outcome,
			answer_sealed: seals.seal(answerAt, id, set.answer),
			answered_on: set.on,
			answered_by: set.by,
			answered_called: set.called,
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The yes of the child, or of who helps; false when nothing of theirs waits for it. */
export async function agreeRequest(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.agree_request(${id}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** Whether the file rests because the person asked so. */
export async function restWasAsked(tx: Tx, clientId: string): Promise<boolean> {
	const { rows } = await sql<{ asked: boolean }>`select care.rest_was_asked(${clientId}) as asked`.execute(tx);
	return rows[0]?.asked ?? false;
}

export async function askToGoOn(tx: Tx, clientId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.ask_to_go_on(${clientId}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** The officer's word; whose file it was, or nothing when there was none to weigh. */
export async function weighGoingOn(tx: Tx, id: string, yes: boolean): Promise<string | null> {
	const { rows } = await sql<{ whose: string | null }>`select care.weigh_going_on(${id}, ${yes}) as whose`.execute(tx);
	return rows[0]?.whose ?? null;
}

/** As what a file is kept of which somebody asks to be forgotten, for the officer. */
export async function keptAsOfRequest(tx: Tx, id: string): Promise<KeptAs | null> {
	const { rows } = await sql<{ kept: KeptAs | null }>`select care.kept_as_of_request(${id}) as kept`.execute(tx);
	return rows[0]?.kept ?? null;
}

/** That a file went before its term, and why; not whose it was. */
export async function noteErased(
	tx: Tx,
	municipalityId: string,
	one: { id: string; keptAs: KeptAs; ground: EraseGround; by: string; on: string },
): Promise<void> {
	await sql`insert into care.file_erased (municipality_id, id, kept_as, ground, answered_by, erased_on)
		values (${municipalityId}, ${one.id}, ${one.keptAs}, ${one.ground}, ${one.by}, ${one.on})`.execute(tx);
}

/** Marks what was asked up to a day and still waits, once; how many there were. */
export async function markReminded(
	tx: Tx,
	municipalityId: string,
	askedBefore: string,
	today: string,
): Promise<number> {
	const { numUpdatedRows } = await tx
		.updateTable('care.file_request')
		.set({ reminded_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('answered_on', 'is', null)
		.where('reminded_on', 'is', null)
		.where('asked_on', '<=', askedBefore)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}

export async function addExport(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		clientId: string;
		workerId: string;
		called: string;
		reason: ExportReason;
		words: string;
		madeOn: string;
		untilOn: string;
	},
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.file_export')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: one.clientId,
			worker_id: one.workerId,
			worker_called: one.called,
			reason: one.reason,
			words_sealed: seals.seal(reasonAt, one.id, one.words),
			made_on: one.madeOn,
			until_on: one.untilOn,
		})
		.execute();
}

/** What was taken out of one file, newest first. */
export async function fileExports(tx: Tx, municipalityId: string, clientId: string): Promise<FileExport[]> {
	const rows = await tx
		.selectFrom('care.file_export')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('made_on', 'desc')
		.orderBy('id', 'desc')
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		workerCalled: row.worker_called,
		reason: row.reason,
		words: seals.open(reasonAt, row.id, row.words_sealed),
		madeOn: row.made_on,
		untilOn: row.until_on,
	}));
}
