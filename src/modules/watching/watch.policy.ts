import { type Actor, hasRole } from '#platform/actor';

/** Who helps people to arrange it: workers of a team, for the people of that team. */
export const mayHelpArrange = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);

/** Who arranges their own. */
export const mayArrangeOwn = (actor: Actor): boolean =>
	(actor.kind === 'resident' || actor.kind === 'volunteer') && Boolean(actor.personId);
