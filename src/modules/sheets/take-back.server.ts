import { changeBroughtInCard, takeBackCards } from '#modules/people/index.server';
import { endBroughtInTalents, talentsOfTeam } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { asColumns, cardThen, putBack } from './card-then.ts';
import { heldElsewhere } from './cards-held.store.server.ts';
import { by } from './open-sheet.server.ts';
import { knownCards } from './plan-for.server.ts';
import { importById, importedCards, markUndone } from './sheets.store.server.ts';

/** Hours in which a whole list can be taken back. */
export const regretHours = 24;

/**
 * Takes a whole list back within a day. Cards that it made and that nobody touched since are gone for good; on cards that were
 * there already only what still is as the list left it goes back. The work that erases is for after the transaction.
 */
export async function takeBack(
	tx: Tx,
	actor: Actor,
	id: string,
): Promise<{ kept: number; cardIds: string[]; erase: () => Promise<void> }> {
	const list = await importById(tx, id);
	if (!list?.doneAt) throw new NotFound('sheet', id);
	if (list.undoneAt) throw new Conflict('already-done');
	if (clock.now().getTime() - list.doneAt.getTime() > regretHours * 3_600_000) throw new Refused('sheet-too-late');
	const { teamId } = by(actor);
	const cards = new Map((await knownCards(tx, actor)).cards.map((card) => [card.id, card]));
	const talents = new Map((await talentsOfTeam(tx, actor.municipalityId, teamId)).map((talent) => [talent.id, talent]));
	const all = await importedCards(tx, actor.municipalityId, id);
	const held = await heldElsewhere(
		tx,
		all.map(({ cardId }) => cardId),
		all.flatMap((one) => one.talents.map((talent) => talent.id)),
	);
	const isAsBrought = (talent: { id: string; words: string }) => {
		const there = talents.get(talent.id);
		return there?.words === talent.words && !there.sharedSince && !there.wakeOn && !held.has(talent.id);
	};
	const gone: string[] = [];
	let kept = 0;
	for (const { cardId, asWas, asLeft, talents: brought } of all) {
		const card = cards.get(cardId);
		if (!card || card.own || card.restrictedAt) {
			kept++;
			continue;
		}
		const ending = brought.filter(isAsBrought);
		const isAsLeft =
			sameCard(card, asLeft) &&
			card.called === asLeft.called &&
			card.keeperId === asLeft.keeperId &&
			ending.length === brought.length;
		if (asWas) {
			await changeBroughtInCard(tx, actor, cardId, asColumns(putBack(cardThen(card), asLeft, asWas)));
			await endBroughtInTalents(
				tx,
				actor,
				ending.map((talent) => talent.id),
			);
		} else if (isAsLeft && card.talents.length === brought.length && !held.has(cardId)) {
			gone.push(cardId);
			continue;
		}
		if (!asWas || !isAsLeft) kept++;
	}
	if (!(await markUndone(tx, actor.municipalityId, id, clock.now()))) throw new Conflict('already-done');
	return { kept, cardIds: all.map(({ cardId }) => cardId), erase: () => takeBackCards(actor.municipalityId, gone) };
}

const sameCard = (one: Parameters<typeof cardThen>[0], other: Parameters<typeof cardThen>[0]): boolean =>
	JSON.stringify(cardThen(one)) === JSON.stringify(cardThen(other));
