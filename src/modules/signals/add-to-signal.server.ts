import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { mayAdd } from './signal.policy.ts';
import { addAddition, findSignal } from './signals.store.server.ts';

/** Who told something adds to it later. */
export async function addToSignal(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { text: string; confirmed?: string | undefined },
): Promise<void> {
	const signal = await findSignal(tx, actor.municipalityId, id);
	if (!signal) throw new NotFound('signal', id);
	if (!mayAdd(actor, signal)) throw new NotAllowed('signals.follow');
	const { outcome } = checkText(form.text, form.confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'text');
	if (outcome === 'ask') throw new Refused('text-points-at-person', 'text');
	await addAddition(tx, actor.municipalityId, { id: newId(), signalId: id, text: form.text, addedAt: clock.now() });
	await tell(tx, actor, 'community', 'signal.added-to', id);
}
