import { type Actor, hasRole } from '#platform/actor';
import type { PersonCard } from './people.ts';

/** Who keeps the card, or works in the keeper's own team. What somebody is paid by plays no part. */
export const mayReadCard = (actor: Actor, card: Pick<PersonCard, 'id' | 'keeperId' | 'teamId'>): boolean =>
	actor.personId === card.id || (hasRole(actor, 'social_broker', 'team_worker') && (card.keeperId === actor.personId || (card.teamId !== null && card.teamId === actor.teamId)));

/** Only who is at work in a team can keep a card, and only for that team. */
export const mayKeepCards = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.personId && actor.teamId);

/** Nobody ends their own role: that would leave a place without anyone who can put it right. */
export const mayEnd = (actor: Actor, assignment: { workerId: string | null }): boolean => hasRole(actor, 'administrator') && assignment.workerId !== actor.personId;
