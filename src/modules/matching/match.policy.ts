import { type Actor, hasRole } from '#platform/actor';

/** Who speaks with people about each other: workers of a team, for the people of that team. */
export const mayMatch = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);
