import { type Actor, hasRole } from '#platform/actor';
import type { Plan, RunningCircle, Seat } from './circle-life.ts';

/** Who composes circles: workers who know people, in an area of their own. */
export const mayCompose = (actor: Actor, areaCodes: readonly string[]): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && areaCodes.some((code) => actor.areas.includes(code));

const worksAs = (actor: Actor, workerId: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && workerId === actor.personId;

/** A proposal is of who made it, in the team they made it for; so is standing behind the circles that come of it. */
export const mayTend = (actor: Actor, plan: Pick<Plan, 'madeBy' | 'teamId'>): boolean =>
	worksAs(actor, plan.madeBy) && plan.teamId === actor.teamId;
export const standsBehind = (actor: Actor, circle: Pick<RunningCircle, 'safetyNetId'>): boolean =>
	worksAs(actor, circle.safetyNetId);

/** Somebody says yes or no themselves, or through the one worker who knows them, in the team that keeps their card. */
export const mayAnswer = (actor: Actor, seat: Pick<Seat, 'askedAt' | 'workerId' | 'teamId' | 'cardId'>): boolean =>
	seat.askedAt !== null &&
	actor.personId !== undefined &&
	(seat.cardId === actor.personId ||
		(seat.workerId === actor.personId &&
			seat.teamId === actor.teamId &&
			hasRole(actor, 'social_broker', 'team_worker', 'team_lead')));

/** In a circle that runs: a member as long as their yes stands, and the professional behind it. */
export const isIn = (actor: Actor, circle: RunningCircle, seats: readonly Seat[]): boolean =>
	circle.startedOn !== null &&
	circle.endedOn === null &&
	(standsBehind(actor, circle) ||
		seats.some((seat) => seat.circleId === circle.id && seat.cardId === actor.personId && seat.answer === 'yes'));
