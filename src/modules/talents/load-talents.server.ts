import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { insertTalent, type NewTalent } from './talents.store.server.ts';

/** Puts many in at once, as the task `people.load`. What is there already stays as it is. Returns how many were new. */
export async function loadTalents(
	tx: Tx,
	municipalityId: string,
	talents: readonly Omit<NewTalent, 'municipalityId' | 'madeAt' | 'madeBy'>[],
): Promise<number> {
	let added = 0;
	for (const talent of talents)
		if (await insertTalent(tx, { ...talent, municipalityId, madeBy: null, madeAt: clock.now() })) added++;
	return added;
}
