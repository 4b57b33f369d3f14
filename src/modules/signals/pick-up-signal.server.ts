import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { mayPickUp } from './signal.policy.ts';
import { findSignal, saveIfStillOpen } from './signals.store.server.ts';

/** One worker takes a signal on; from then on the contact, when there is one, is for them. */
export async function pickUpSignal(tx: Tx, actor: Actor, id: string): Promise<void> {
	const signal = await findSignal(tx, actor.municipalityId, id);
	if (!signal) throw new NotFound('signal', id);
	if (!mayPickUp(actor, signal) || !actor.personId) throw new NotAllowed('signals.pick-up');
	if (signal.pickedUpBy === actor.personId) return;
	if (!(await saveIfStillOpen(tx, actor.municipalityId, id, actor.personId, clock.now())))
		throw new Conflict('signal-already-taken');
	await tell(tx, actor, 'community', 'signal.picked-up', id);
}
