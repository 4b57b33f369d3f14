import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { changeInitiative } from './initiatives.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { tended } from './tended-initiative.server.ts';

/** Ends it with its story: what it brought, what was learned. A public page stays readable; a draft disappears from view. */
export async function endWithStory(tx: Tx, actor: Actor, id: string, story: string): Promise<void> {
	await tended(tx, actor, id);
	refusePrivateDetails({ story });
	if (!(await changeInitiative(tx, id, { ended_on: clock.today(), ending_story: story })))
		throw new Conflict('initiative-changed-meanwhile');
	await tell(tx, actor, 'community', 'initiative.ended', id);
}
