import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Who prepares a vote, prints its codes and counts: those who stand for a round in their area. */
export const mayRunVote = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_lead', 'municipal_contact') && isWorkerIn(actor, areaCode);

/** Who hands out a card at the desk and reads paper. */
export const mayHelpVote = (actor: Actor, areaCode: string): boolean =>
	mayRunVote(actor, areaCode) || (hasRole(actor, 'team_worker') && isWorkerIn(actor, areaCode));
