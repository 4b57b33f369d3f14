import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { forgetTies, takeFacesAway } from './forget-person.store.server.ts';
import { recount } from './members.store.server.ts';
import { forgetInTeams } from './team.store.server.ts';

/**
 * A person was erased (`person-card.erased`): their ties end, how to reach them is forgotten, and the name they showed on a
 * public page goes (privacy P14). The initiatives stay, because others carry them too.
 */
export async function forgetInInitiatives({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
		await forgetInTeams(tx, municipalityId, subjectId);
		for (const { initiativeId, names } of await forgetTies(tx, municipalityId, subjectId, clock.now())) {
			await takeFacesAway(tx, municipalityId, initiativeId, names);
			await recount(tx, initiativeId);
		}
	});
}
