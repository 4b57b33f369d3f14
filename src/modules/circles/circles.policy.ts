import { type Actor, hasRole } from '#platform/actor';
import type { Plan, RunningCircle, Seat } from './circle-life.ts';

/** Who composes circles: workers who know people, in an area of their own. */
export const mayCompose = (actor: Actor, areaCodes: readonly string[]): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && areaCodes.some((code) => actor.areas.includes(code));

/** A proposal is of who made it; so is standing behind the circles that come of it. */
export const mayTend = (actor: Actor, plan: Pick<Plan, 'madeBy'>): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && plan.madeBy === actor.personId;
export const standsBehind = (actor: Actor, circle: Pick<RunningCircle, 'safetyNetId'>): boolean =>
	mayTend(actor, { madeBy: circle.safetyNetId });

/** Somebody says yes or no themselves, or through the one worker who knows them. */
export const mayAnswer = (actor: Actor, seat: Pick<Seat, 'askedAt' | 'workerId' | 'cardId'>): boolean =>
	seat.askedAt !== null && actor.personId !== undefined && [seat.workerId, seat.cardId].includes(actor.personId);

/** In a circle that runs: a member as long as their yes stands, and the professional behind it. */
export const isIn = (actor: Actor, circle: RunningCircle, seats: readonly Seat[]): boolean =>
	circle.startedOn !== null &&
	circle.endedOn === null &&
	(standsBehind(actor, circle) ||
		seats.some((seat) => seat.circleId === circle.id && seat.cardId === actor.personId && seat.answer === 'yes'));
