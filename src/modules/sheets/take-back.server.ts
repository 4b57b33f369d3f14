import { changeBroughtInCard, takeBackCards } from '#modules/people/index.server';
import { endBroughtInTalents, talentsOfTeam } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { asColumns, cardThen } from './card-then.ts';
import { by } from './open-sheet.server.ts';
import { knownCards } from './plan-for.server.ts';
import { importById, importedCards, markUndone } from './sheets.store.server.ts';

/** Hours in which a whole list can be taken back. */
export const regretHours = 24;

/**
 * Takes a whole list back within a day. Cards that somebody worked on since stay; of the others those it made are gone for
 * good, and the rest is as it was. The work that erases is for after the transaction.
 */
export async function takeBack(
	tx: Tx,
	actor: Actor,
	id: string,
): Promise<{ kept: number; erase: () => Promise<void> }> {
	const list = await importById(tx, id);
	if (!list?.doneAt) throw new NotFound('sheet', id);
	if (list.undoneAt) throw new Conflict('already-done');
	if (clock.now().getTime() - list.doneAt.getTime() > regretHours * 3_600_000) throw new Refused('sheet-too-late');
	const now = new Map((await knownCards(tx, actor)).map((card) => [card.id, card]));
	const talents = Map.groupBy(await talentsOfTeam(tx, actor.municipalityId, by(actor).teamId), ({ cardId }) => cardId);
	const all = await importedCards(tx, actor.municipalityId, id);
	const untouched = all.filter(({ cardId, made, asWas, talentIds }) => {
		const card = now.get(cardId);
		if (!card || card.own) return false;
		if (!made) return true;
		return (
			JSON.stringify(cardThen(card)) === JSON.stringify(cardThen(asWas)) &&
			(talents.get(cardId) ?? []).every(
				({ id: talentId, sharedSince }) => talentIds.includes(talentId) && sharedSince === null,
			)
		);
	});
	for (const { cardId, made, asWas, talentIds } of untouched) {
		if (made) continue;
		await changeBroughtInCard(tx, actor, cardId, asColumns(asWas));
		await endBroughtInTalents(tx, actor, talentIds);
	}
	if (!(await markUndone(tx, actor.municipalityId, id, clock.now()))) throw new Conflict('already-done');
	const gone = untouched.filter(({ made }) => made).map(({ cardId }) => cardId);
	return { kept: all.length - untouched.length, erase: () => takeBackCards(actor.municipalityId, gone) };
}
