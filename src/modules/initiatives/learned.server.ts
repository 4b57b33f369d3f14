import type { Tx } from '#platform/db/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { type Learned, type LearnedTogether, learnedTogether, type Story } from './outcome.ts';
import { outcomesWith, storiesIn, timesDone } from './outcomes.store.server.ts';

export { timesDone };

/**
 * What neighbourhoods learned from an approach. Words in which somebody may be recognised are left out here: on the page of
 * the initiative itself a name can be meant, beside an approach it never is.
 */
export async function learnedFrom(tx: Tx, municipalityId: string, approachCode: string): Promise<LearnedTogether> {
	const all = learnedTogether(await outcomesWith(tx, municipalityId, approachCode));
	return { ...all, told: all.told.filter(isNameless).slice(0, 5) };
}

const isNameless = ({ worked, didNotWork }: Learned): boolean =>
	findIdentifiers(`${worked}\n${didNotWork}`).length === 0;

/** What neighbours made of it lately, for the page of their area; again without words that point at somebody. */
export async function storiesNear(tx: Tx, municipalityId: string, areaCode: string, most: number): Promise<Story[]> {
	return (await storiesIn(tx, municipalityId, areaCode, most * 3)).filter(isNameless).slice(0, most);
}
