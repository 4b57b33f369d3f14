import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { hasEnded, type Initiative, isPublic, type Tie } from './initiative.ts';

type Placed = Pick<Initiative, 'areaCode' | 'publishedAt' | 'endedOn'>;

/** A professional speaks for an organisation, so never counts as a resident behind something. */
export const countsAsResident = (actor: Actor): boolean => actor.kind !== 'staff' && actor.kind !== 'task';

const isBroker = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);

const carries = (ties: readonly Tie[]): boolean => ties.includes('starter') || ties.includes('carrier');

/** Everyone sees what is public; a draft is for who carries it and for the workers of that area. */
export const maySee = (actor: Actor, initiative: Placed, ties: readonly Tie[]): boolean =>
	isPublic(initiative) ||
	carries(ties) ||
	(hasRole(actor, 'team_lead') && isWorkerIn(actor, initiative.areaCode)) ||
	isBroker(actor, initiative.areaCode);

/** Stage, asks, journal, names and ending: who carries it, or the worker of that area beside them. */
export const mayTend = (actor: Actor, initiative: Placed, ties: readonly Tie[]): boolean =>
	carries(ties) || isBroker(actor, initiative.areaCode);

/** Only a professional promises a professional's hours. */
export const mayPromiseHelp = (actor: Actor, initiative: Placed): boolean => isBroker(actor, initiative.areaCode);

/** What is public there is looked over, and taken off if need be, by the workers of that area. */
export const mayLookOver = (actor: Actor, initiative: Placed): boolean => isBroker(actor, initiative.areaCode);

/** Joining and answering need a public page that has not ended; a draft is supported by invitation. */
export const isOpenToAll = (initiative: Placed): boolean => isPublic(initiative) && !hasEnded(initiative);

/** Residents start things, and workers write down what residents start. */
export const mayStart = (actor: Actor, areaCode: string): boolean =>
	countsAsResident(actor) || isBroker(actor, areaCode);
