import { type Actor, hasRole } from '#platform/actor';
import { keeperRoles, type PersonCard } from './people.ts';

/**
 * Who is at work in the team that the yes was given to, the keeper included: who has roles at two organisations does not
 * carry a card from one to the other. What somebody is paid by plays no part.
 */
export const mayReadCard = (
	actor: Actor,
	card: Pick<PersonCard, 'id' | 'teamId'> & Partial<Pick<PersonCard, 'keeperId' | 'restrictedAt'>>,
): boolean =>
	actor.personId === card.id ||
	(hasRole(actor, ...keeperRoles) &&
		card.teamId !== null &&
		card.teamId === actor.teamId &&
		(!card.restrictedAt || card.keeperId === actor.personId)) ||
	(Boolean(card.restrictedAt) && hasRole(actor, 'privacy_officer'));

/** Only who is at work in a team can keep a card, and only for that team. */
export const mayKeepCards = (actor: Actor): boolean =>
	hasRole(actor, ...keeperRoles) && Boolean(actor.personId && actor.teamId);

/** The whole team may put a card right, hand it over or have it erased: keepers fall ill and leave. */
export const mayMendCard = (
	actor: Actor,
	card: Pick<PersonCard, 'teamId'> & Partial<Pick<PersonCard, 'restrictedAt'>>,
): boolean => mayKeepCards(actor) && card.teamId === actor.teamId && !card.restrictedAt;

/** Who signs in decides about the words on their card, and about its end, and nobody else does. */
export const mayWriteCard = (
	actor: Actor,
	card: Pick<PersonCard, 'teamId' | 'own'> & Partial<Pick<PersonCard, 'restrictedAt'>>,
): boolean => mayMendCard(actor, card) && !card.own;

/** The person; or who keeps the card of somebody who does not sign in and told them. */
export const mayLeaveAlone = (actor: Actor, card: Pick<PersonCard, 'id' | 'teamId' | 'keeperId' | 'own'>): boolean =>
	actor.personId === card.id ||
	(mayKeepCards(actor) && card.teamId === actor.teamId && card.keeperId === actor.personId && !card.own);

/** A role is given by another than who gets it: otherwise whoever administers could read whatever they like. */
export const mayGive = (actor: Actor, to: { accountId: string }): boolean =>
	hasRole(actor, 'administrator') && to.accountId !== actor.accountId;

/** Nobody ends their own role: that would leave a place without anyone who can put it right. */
export const mayEnd = (actor: Actor, assignment: { workerId: string | null }): boolean =>
	hasRole(actor, 'administrator') && assignment.workerId !== actor.personId;
