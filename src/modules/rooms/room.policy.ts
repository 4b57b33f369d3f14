import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Who puts a room on the list: a sociaal makelaar, where they work. Who looks after it then, is up to the people of the room. */
export const mayBegin = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker') && isWorkerIn(actor, areaCode);

/** Who can be asked by a code to look after a room, or to hold a key. */
export const mayJoin = (actor: Actor): boolean =>
	actor.kind === 'resident' ||
	actor.kind === 'volunteer' ||
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead');
