import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** The workers of its area catch a promise and say what became of it. */
export const mayTendPromise = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);
