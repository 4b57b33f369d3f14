import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Workers of the area say which activities are language slots. */
export const mayMarkSlot = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);
