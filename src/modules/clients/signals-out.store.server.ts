import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'care.signal_out': {
			municipality_id: string;
			id: string;
			client_id: string;
			need_code: string;
			area_code: string;
			sentence_sealed: string;
			made_on: string;
			signal_id: string | null;
		};
	}
}

const sentenceAt = 'care.signal_out.sentence_sealed';

export type SignalOut = {
	id: string;
	clientId: string;
	needCode: string;
	areaCode: string;
	sentence: string;
	madeOn: string;
	/** Whether it went. */
	gone: boolean;
};

export async function addSignalOut(tx: Tx, municipalityId: string, one: Omit<SignalOut, 'gone'>): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.signal_out')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: one.clientId,
			need_code: one.needCode,
			area_code: one.areaCode,
			sentence_sealed: seals.seal(sentenceAt, one.id, one.sentence),
			made_on: one.madeOn,
			signal_id: null,
		})
		.execute();
}

/** Those of one person, or with no person all that wait, for the task that carries them. */
export async function signalsOut(tx: Tx, municipalityId: string, clientId?: string): Promise<SignalOut[]> {
	const query = tx.selectFrom('care.signal_out').selectAll().where('municipality_id', '=', municipalityId);
	const rows = await (clientId ? query.where('client_id', '=', clientId) : query.where('signal_id', 'is', null))
		.orderBy('made_on', 'desc')
		.orderBy('id')
		.execute();
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		clientId: row.client_id,
		needCode: row.need_code,
		areaCode: row.area_code,
		sentence: seals.open(sentenceAt, row.id, row.sentence_sealed),
		madeOn: row.made_on,
		gone: row.signal_id !== null,
	}));
}

export async function removeSignalOut(tx: Tx, municipalityId: string, clientId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.signal_out')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function markGone(tx: Tx, municipalityId: string, id: string, signalId: string): Promise<void> {
	await tx
		.updateTable('care.signal_out')
		.set({ signal_id: signalId })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}
