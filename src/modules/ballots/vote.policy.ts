import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Who prepares a vote, prints its codes, helps at the desk, reads paper and counts. No role that works with care. */
export const mayRunVote = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'municipal_contact') && isWorkerIn(actor, areaCode);
