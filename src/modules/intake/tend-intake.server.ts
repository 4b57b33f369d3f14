import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { questionIds, removeQuestion } from './intake-retention.store.server.ts';

/** After an older copy of the database came back: what somebody took back goes once more, with its code. */
export async function withdrawIntakeAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id: here } of await currentMunicipalities())
		again += await asTask('privacy.erase', here, 'care', async (tx) => {
			const back = (await questionIds(tx, here)).filter((id) => erased.has(tombstoneOf('intake', here, id)));
			for (const id of back) await removeQuestion(tx, here, id);
			return back.length;
		});
	return again;
}
