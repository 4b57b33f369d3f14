import type { Tx } from '#platform/db/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { type LearnedTogether, learnedTogether } from './outcome.ts';
import { outcomesWith, timesDone } from './outcomes.store.server.ts';

export { timesDone };

/**
 * What neighbourhoods learned from an approach. Words in which somebody may be recognised are left out here: on the page of
 * the initiative itself a name can be meant, beside an approach it never is.
 */
export async function learnedFrom(tx: Tx, municipalityId: string, approachCode: string): Promise<LearnedTogether> {
	const all = learnedTogether(await outcomesWith(tx, municipalityId, approachCode));
	const nameless = all.told.filter(
		({ worked, didNotWork }) => findIdentifiers(`${worked}\n${didNotWork}`).length === 0,
	);
	return { ...all, told: nameless.slice(0, 5) };
}
