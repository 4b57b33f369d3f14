import { mayReadCard, mayWriteCard, type PersonCard } from '#modules/people';
import type { Actor } from '#platform/actor';

type Card = Pick<PersonCard, 'id' | 'teamId' | 'own' | 'keeperId' | 'restrictedAt'>;

/** What stands on a card is read by who may read the card; what is shared is found without one. */
export const mayReadTalents = (actor: Actor, card: Card): boolean => mayReadCard(actor, card);

/** People say themselves what they can and want. For who does not sign in, the team writes it down with them. */
export const mayKeepTalents = (actor: Actor, card: Card): boolean =>
	((actor.kind === 'resident' || actor.kind === 'volunteer') && actor.personId === card.id) ||
	mayWriteCard(actor, card);
