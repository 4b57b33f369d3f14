import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { addKeyFromCare } from './from-care.store.server.ts';
import { personKeyOf, receiptOf } from './keys.server.ts';
import { addSignal } from './signals.store.server.ts';

export type SignalFromCare = {
	id: string;
	/** Of the file in care; only a key over it and the need is kept. */
	clientId: string;
	needCode: string;
	areaCode: string;
	/** A sentence that somebody made without a name, at most 280 signs. */
	sentence: string;
	at: Date;
};

/**
 * Puts what a worker let out of care among the signals, without author, person or moment. By the task that carries it. The
 * same one that comes twice is one signal.
 */
export async function bringSignalFromCare(tx: Tx, task: Actor, one: SignalFromCare): Promise<void> {
	const { municipalityId } = task;
	const added = await addSignal(tx, municipalityId, {
		id: one.id,
		kind: 'zoek',
		areaCode: one.areaCode,
		needCode: one.needCode,
		text: one.sentence,
		language: 'nl',
		source: 'worker',
		reporterId: null,
		personId: null,
		followCodeHash: null,
		capturedAt: one.at,
		receipt: receiptOf(['from-care', one.id]),
	});
	if (!added) return;
	await addKeyFromCare(tx, municipalityId, one.id, personKeyOf(municipalityId, `${one.clientId}/${one.needCode}`));
	await tell(tx, task, 'community', 'signal.captured', one.id);
}
