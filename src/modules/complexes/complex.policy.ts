import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Who makes a complex, and ends it: a sociaal makelaar or team lead who works in its neighbourhood. */
export const mayBeginComplex = (actor: Actor, neighbourhood: string): boolean =>
	hasRole(actor, 'social_broker', 'team_lead') && isWorkerIn(actor, neighbourhood);

/** Who can be asked to look after the house: residents. */
export const mayJoinHouse = (actor: Actor): boolean =>
	Boolean(actor.personId) && (actor.kind === 'resident' || actor.kind === 'volunteer');
