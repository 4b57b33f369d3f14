import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { forgetIn, signalsOf } from './forget-person.store.server.ts';

/**
 * A person was erased (`person-card.erased`): what they told, and what was written down about them, is tied to nobody any more
 * (privacy P14). Words in which somebody can be recognised go as well; other words stay as what the neighbourhood said.
 */
export async function forgetInSignals({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
		for (const { id, text, told } of await signalsOf(tx, municipalityId, subjectId)) {
			await forgetIn(tx, municipalityId, id, {
				told,
				emptiedAt: text !== '' && findIdentifiers(text).length > 0 ? clock.now() : undefined,
			});
		}
	});
}
