import { findCard } from '#modules/people/index.server';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { moveSignals } from './forget-person.store.server.ts';

/** Two cards turned out to be one person (`person-card.merged`, told of the second): what was about the second is about the first. */
export async function moveInSignals({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
		const gone = await findCard(tx, subjectId);
		if (gone?.mergedInto) await moveSignals(tx, municipalityId, subjectId, gone.mergedInto);
	});
}
