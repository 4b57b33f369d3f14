import { type Actor, hasRole } from '#platform/actor';
import type { Inquiry } from './inquiry.ts';

const isWorker = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker', 'team_lead');

/** Who works with residents asks colleagues about a place of their own work. */
export const mayAskAround = (actor: Actor, placeCode: string): boolean =>
	isWorker(actor) && Boolean(actor.teamId && actor.organisationId) && actor.areas.includes(placeCode);

export const isAsker = (actor: Actor, inquiry: Pick<Inquiry, 'askedBy' | 'teamId'>): boolean =>
	isWorker(actor) && inquiry.askedBy === actor.personId && inquiry.teamId === actor.teamId;

/** Everybody the row policy shows a line to may answer it, but who asked. */
export const mayAnswerInquiry = (actor: Actor, inquiry: Pick<Inquiry, 'askedBy'>): boolean =>
	isWorker(actor) && inquiry.askedBy !== actor.personId;

/** Who keeps the map. */
export const mayPutOnMap = (actor: Actor): boolean => hasRole(actor, 'social_broker');
