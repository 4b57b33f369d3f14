import { type Actor, hasRole } from '#platform/actor';
import type { Visit } from './round.ts';

/** The ambassador is the community broker: who knows what neighbours do. */
export const mayPlanVisit = (actor: Actor): boolean => hasRole(actor, 'social_broker') && actor.areas.length > 0;

const works = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker');

/** Only the two of them: no lead, no other colleague. */
export const maySeeVisit = (actor: Actor, visit: Visit): boolean =>
	works(actor) && (actor.personId === visit.ambassadorId || actor.personId === visit.colleagueId);

export const mayBring = (actor: Actor, visit: Visit): boolean => works(actor) && actor.personId === visit.colleagueId;
