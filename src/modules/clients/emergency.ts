import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';
import { workingDaysLater } from '#platform/working-days';

/** Why somebody opens a file without helping in it. */
export const lookReasons = ['danger-now', 'nobody-reachable', 'child-safety', 'request-of-person', 'incident'] as const;
export type LookReason = (typeof lookReasons)[number];

export const verdicts = ['right', 'wrong'] as const;
export type Verdict = (typeof verdicts)[number];

/** A look in an emergency, as who weighs it reads it. */
export type EmergencyLook = {
	id: string;
	clientId: string;
	workerId: string;
	workerCalled: string;
	organisationId: string;
	reason: LookReason;
	words: string;
	openedAt: Date;
	tellBy: string;
	toldOn: string | null;
	/** Safety asks that the person does not hear of it now. */
	held: boolean;
	reviewedOn: string | null;
	verdict: Verdict | null;
};

/** The person hears of a look by this day at the latest. */
export const tellBy = (day: string): string => workingDaysLater(day, 5);

export const mayLookInEmergency = (actor: Actor): boolean =>
	hasRole(actor, 'team_worker', 'team_lead', 'privacy_officer');
export const mayWeighLooks = (actor: Actor): boolean => hasRole(actor, 'privacy_officer');
