import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { cardsThere } from './cards.store.server.ts';
import { eraseCard } from './erase-due.server.ts';

/** Erases whoever was erased before, and came back with an older copy of the database. Returns how many. */
export async function eraseCardsAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id: municipalityId } of await currentMunicipalities())
		again += await asTask('privacy.erase', municipalityId, 'community', async (tx, actor) => {
			const back = (await cardsThere(tx, municipalityId)).filter(({ id }) =>
				erased.has(tombstoneOf('card', municipalityId, id)),
			);
			for (const card of back) await eraseCard(tx, actor, card);
			return back.length;
		});
	return again;
}
