import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { isPublic } from './initiative.ts';
import { changeInitiative } from './initiatives.store.server.ts';
import type { Outcome } from './outcome.ts';
import { addOutcome } from './outcomes.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { notePublication } from './publications.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * Ends it with its story and what was learned, for whoever starts the same. A public page stays readable; a draft disappears
 * from view.
 */
export async function endWithStory(
	tx: Tx,
	actor: Actor,
	id: string,
	{ story, ...outcome }: Outcome & { story: string },
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	refusePrivateDetails({ story, worked: outcome.worked, didNotWork: outcome.didNotWork });
	const today = clock.today();
	await addOutcome(tx, { municipalityId: actor.municipalityId, initiativeId: id, toldOn: today, ...outcome });
	if (isPublic(initiative))
		await notePublication(tx, actor, initiative, {
			part: 'ending',
			after: [story, outcome.worked, outcome.didNotWork].filter(Boolean).join('\n\n'),
		});
	if (!(await changeInitiative(tx, id, { ended_on: today, ending_story: story })))
		throw new Conflict('initiative-changed-meanwhile');
	await tell(tx, actor, 'community', 'initiative.ended', id);
}
