import { type Actor, hasRole } from '#platform/actor';
import type { Ask, Asking } from './asking.ts';

/** Who brings people together: workers who may also write down what residents start, in an area of their own. */
export const mayStartAsking = (actor: Actor, areaCodes: readonly string[]): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && areaCodes.some((code) => actor.areas.includes(code));

export const mayBringTogether = (actor: Actor, asking: Pick<Asking, 'askedBy'>): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && asking.askedBy === actor.personId;

/** One's own person, and nobody else's: not a colleague's, not a team's. */
export const mayAsk = (actor: Actor, ask: Pick<Ask, 'workerId'>): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && ask.workerId === actor.personId;
