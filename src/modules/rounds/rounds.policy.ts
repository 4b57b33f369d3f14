import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** A round belongs to the team that began it, in the areas it works in. */
export const mayBeginRound = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && isWorkerIn(actor, areaCode);

/** Prices hold for the whole municipality. */
export const maySetPrices = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_lead', 'municipal_contact');
