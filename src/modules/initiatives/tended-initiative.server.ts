import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { mayTend } from './initiative.policy.ts';
import { hasEnded, type Initiative } from './initiative.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { tiesOf } from './members.store.server.ts';

/**
 * The initiative this actor is about to change.
 * @throws NotFound, NotAllowed when it is not theirs, Refused('initiative-ended') when it is over
 */
export async function tended(tx: Tx, actor: Actor, id: string): Promise<Initiative> {
	const initiative = await findInitiative(tx, id);
	if (!initiative) throw new NotFound('initiative', id);
	if (!mayTend(actor, initiative, await tiesOf(tx, id, actor.personId))) throw new NotAllowed('initiatives.tend');
	if (hasEnded(initiative)) throw new Refused('initiative-ended');
	return initiative;
}
