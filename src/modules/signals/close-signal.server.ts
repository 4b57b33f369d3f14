import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { mayClose } from './signal.policy.ts';
import type { ClosingReason } from './signal.ts';
import { findSignal, saveClosed } from './signals.store.server.ts';

/** Closes a signal with a reason and a sentence that who told it reads with their follow code. */
export async function closeSignal(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { reason: ClosingReason; sentence: string; confirmed?: string | undefined },
): Promise<void> {
	const signal = await findSignal(tx, actor.municipalityId, id);
	if (!signal) throw new NotFound('signal', id);
	if (!mayClose(actor, signal) || !actor.personId) throw new NotAllowed('signals.close');
	const { outcome } = checkText(form.sentence, form.confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'sentence');
	if (outcome === 'ask') throw new Refused('text-points-at-person', 'sentence');
	if (
		!(await saveClosed(tx, actor.municipalityId, id, {
			by: actor.personId,
			at: clock.now(),
			reason: form.reason,
			sentence: form.sentence,
		}))
	) {
		throw new Conflict('signal-already-closed');
	}
	await tell(tx, actor, 'community', 'signal.closed', id);
}
