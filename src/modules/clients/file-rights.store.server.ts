import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { ExportReason, FileExport, FileRequest, RequestKind, RequestOutcome } from './file-rights.ts';

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
	}));
}

export async function addRequest(
	tx: Tx,
	municipalityId: string,
	one: { id: string; clientId: string; kind: RequestKind; words: string; askedOn: string; dueOn: string },
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
