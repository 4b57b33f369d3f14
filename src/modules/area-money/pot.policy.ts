import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { type MoneyRequest, mandateOf, mandateRoles, type Pot, whoDecides } from './pot.ts';

/** Everybody who works in the area sees what is asked and asks too. */
export const sharesMoneyOf = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, ...mandateRoles) && isWorkerIn(actor, areaCode);

export const mayFillPot = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'team_lead', 'municipal_contact') && isWorkerIn(actor, areaCode);

/** A colleague whose mandate suffices, and never who asked. */
export const mayDecide = (
	actor: Actor,
	pot: Pot,
	request: Pick<MoneyRequest, 'areaCode' | 'askedBy' | 'sum'>,
): boolean =>
	sharesMoneyOf(actor, request.areaCode) &&
	request.askedBy !== actor.personId &&
	mandateOf(pot, actor.roles) >= request.sum;

/** The smallest mandate that suffices: this one is yours to decide, before anybody higher. */
export const isYours = (actor: Actor, pot: Pot, request: Pick<MoneyRequest, 'areaCode' | 'askedBy' | 'sum'>): boolean =>
	mayDecide(actor, pot, request) && hasRole(actor, ...whoDecides(pot, request.sum));
