import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { diaryIds, momentIds, removeDiaries, removeMoments } from './nuisance-retention.store.server.ts';

/** After an older copy of the database came back: what a neighbour took away goes once more, a moment or a whole diary. */
export async function takeNuisanceAwayAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id: here } of await currentMunicipalities())
		again += await asTask('privacy.erase', here, 'care', async (tx) => {
			const gone = (id: string) => erased.has(tombstoneOf('nuisance', here, id));
			const diaries = (await diaryIds(tx, here)).filter(gone);
			await removeDiaries(tx, here, diaries);
			const moments = (await momentIds(tx, here)).filter(gone);
			await removeMoments(tx, here, moments);
			return diaries.length + moments.length;
		});
	return again;
}
