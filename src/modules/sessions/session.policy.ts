import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** The workers of its area prepare it together. */
export const mayPrepare = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);
