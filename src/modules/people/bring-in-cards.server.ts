import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { allCardsOfTeam, insertCards } from './brought-in-cards.store.server.ts';
import { type CardChange, changeCard, type NewCard } from './cards.store.server.ts';
import { eraseCard } from './erase-due.server.ts';
import { mayKeepCards } from './people.policy.ts';
import type { PersonCard } from './people.ts';

export type CardToBringIn = Omit<
	NewCard,
	'municipalityId' | 'accountId' | 'keeperId' | 'teamId' | 'madeAt' | 'today'
> & {
	/** When the person was last spoken to, from which the term of the card counts. */
	lastActiveOn: string;
};

/** Every card of the actor's team that the actor may see, however many. */
export const cardsToCompare = async (tx: Tx, actor: Actor): Promise<PersonCard[]> =>
	actor.teamId && mayKeepCards(actor) ? allCardsOfTeam(tx, actor.municipalityId, actor.teamId) : [];

/** Many cards at once, each of somebody who said yes, kept by the actor. The caller checked areas and days. */
export async function bringInCards(tx: Tx, actor: Actor, cards: readonly CardToBringIn[]): Promise<void> {
	if (!mayKeepCards(actor)) throw new NotAllowed('people.keep-card');
	await insertCards(
		tx,
		cards.map(({ lastActiveOn, ...card }) => ({
			...card,
			municipalityId: actor.municipalityId,
			accountId: null,
			keeperId: actor.personId ?? null,
			teamId: actor.teamId ?? null,
			madeAt: clock.now(),
			today: lastActiveOn,
		})),
	);
	for (const { id } of cards) await tell(tx, actor, 'community', 'person-card.made', id);
}

/** Puts other values on a card of the team; the row policy decides whether it is theirs. False when it is not. */
export const changeBroughtInCard = (tx: Tx, actor: Actor, id: string, change: CardChange): Promise<boolean> =>
	changeCard(tx, actor.municipalityId, id, change);

/** Cards that were brought in by mistake, gone for good. For after the transaction in which was seen that they are the actor's. */
export const takeBackCards = (municipalityId: string, ids: readonly string[]): Promise<void> =>
	asTask('privacy.erase', municipalityId, 'community', async (tx, task) => {
		for (const id of ids) await eraseCard(tx, task, { id, accountId: null });
	});
