import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Workers plan the tours of the areas they work in. */
export const mayPlanIn = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);
