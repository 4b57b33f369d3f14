import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Volunteers and workers of its area stand behind it. */
export const mayStandAt = (actor: Actor, { areaCode }: { areaCode: string }): boolean =>
	hasRole(actor, 'volunteer', 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);

/** Workers open a desk, for their own team. */
export const mayOpenDesk = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId) && isWorkerIn(actor, areaCode);
