import { type Actor, hasRole } from '#platform/actor';
import type { Agreement } from './agreement.ts';

/** A lead agrees for the own areas, a privacy officer for the whole municipality. */
export const mayPropose = (actor: Actor, areaCodes: readonly string[]): boolean =>
	actor.organisationId !== undefined &&
	(hasRole(actor, 'privacy_officer') ||
		(hasRole(actor, 'team_lead') && areaCodes.every((code) => actor.areas.includes(code))));

const mayTend = (actor: Actor): boolean => hasRole(actor, 'team_lead', 'privacy_officer');

/** It takes two: who proposed does not confirm. */
export const mayConfirm = (
	actor: Actor,
	agreement: Pick<Agreement, 'proposedBy' | 'confirmedAt' | 'endedAt'>,
): boolean => mayTend(actor) && !agreement.confirmedAt && !agreement.endedAt && actor.personId !== agreement.proposedBy;

export const mayEnd = (actor: Actor, agreement: Pick<Agreement, 'endedAt'>): boolean =>
	mayTend(actor) && !agreement.endedAt;

/** Keys belong to an agreement that is not over. */
export const mayHandOutKeys = mayEnd;
