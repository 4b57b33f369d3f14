import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import type { CityRequest } from './request.ts';

/** The contacts of its area answer for the municipality. */
export const mayHandle = (actor: Actor, { areaCode }: Pick<CityRequest, 'areaCode'>): boolean =>
	hasRole(actor, 'municipal_contact') && isWorkerIn(actor, areaCode);

/** Who carries the initiative (which the database knows), and the worker of that area beside them. */
export const mayAskFor = (actor: Actor, { areaCode }: Pick<CityRequest, 'areaCode'>): boolean =>
	actor.kind === 'resident' ||
	actor.kind === 'volunteer' ||
	(hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode));
