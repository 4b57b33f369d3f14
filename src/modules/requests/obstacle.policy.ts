import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import type { Obstacle } from './obstacle.ts';

type Placed = Pick<Obstacle, 'areaCode'>;

const worksThere = (actor: Actor, { areaCode }: Placed): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);

export const mayLogIn = (actor: Actor, areaCode: string): boolean => worksThere(actor, { areaCode });

/** Workers of the area tend what they told: which rule it is the same as, and what a little money would solve. */
export const mayTendObstacle = (actor: Actor, one: Placed): boolean => worksThere(actor, one);

/** Who can do something about it answers; what a partner said is written down by the workers there. */
export const mayAnswerObstacle = (actor: Actor, one: Pick<Obstacle, 'areaCode' | 'solver'>): boolean =>
	({
		contact: hasRole(actor, 'municipal_contact') && isWorkerIn(actor, one.areaCode),
		policy: hasRole(actor, 'policy_officer'),
		partner: worksThere(actor, one),
	})[one.solver];

/** A team lead of the area decides about a small sum, policy about more; the database counts. */
export const mayDecideMoney = (actor: Actor, one: Placed): boolean =>
	hasRole(actor, 'policy_officer') || (hasRole(actor, 'team_lead') && isWorkerIn(actor, one.areaCode));
