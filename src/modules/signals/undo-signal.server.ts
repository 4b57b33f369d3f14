import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { removeOffer } from './offers.store.server.ts';
import { maySee, mayUndo } from './signal.policy.ts';
import { undoSeconds } from './signal.ts';
import { findSignal, removeContactAndAdditions, saveUndone } from './signals.store.server.ts';

/**
 * Takes a signal back: its words, what was added, the contact and the published offer go. The empty row stays, so that
 * the same note cannot come in again from a phone. Taking back twice is the same as once.
 */
export async function undoSignal(tx: Tx, actor: Actor, id: string): Promise<void> {
	const signal = await findSignal(tx, actor.municipalityId, id);
	if (!signal || !maySee(actor, signal)) throw new NotFound('signal', id);
	if (signal.undoneAt) return;
	if (!mayUndo(actor, signal, clock.now())) {
		if (signal.reporterId === actor.personId) throw new Refused('undo-too-late', undefined, { seconds: undoSeconds });
		throw new NotAllowed('signals.undo');
	}
	if (signal.offerId) await removeOffer(tx, actor.municipalityId, signal.offerId);
	await removeContactAndAdditions(tx, actor.municipalityId, id);
	await saveUndone(tx, actor.municipalityId, id, clock.now());
	await tell(tx, actor, 'community', 'signal.undone', id);
}
