import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { idsBehind } from './double-cards.store.server.ts';

/** News of a card that holds for the person: it is told of every card that turned out to be theirs, because others know those ids too. */
export async function tellOfPerson(tx: Tx, actor: Actor, type: string, cardId: string): Promise<void> {
	for (const id of [cardId, ...(await idsBehind(tx, cardId))]) await tell(tx, actor, 'community', type, id);
}
