import { type Actor, hasRole } from '#platform/actor';

/** Who asks and stays near: workers of a team, for the people of that team. */
export const mayInvite = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);

/** A role is one's own, or of somebody whose team looks after it. */
export const isOwn = (actor: Actor, { cardId }: { cardId: string }): boolean => actor.personId === cardId;
