import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Workers of its area lead the session together. */
export const mayLead = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);
