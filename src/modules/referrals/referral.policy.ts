import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { dayAfter } from '#platform/wall-time';
import { leftAloneDays, type Practice, type Referral } from './referral.ts';

type Placed = Pick<Practice, 'organisationId' | 'areaCode'>;

const ofHouse = (actor: Actor, { organisationId, areaCode }: Placed): boolean =>
	actor.organisationId === organisationId && isWorkerIn(actor, areaCode);

/** Who makes practices and their links: a lead or community broker of the organisation there, or an administrator. */
export const mayTendPractice = (actor: Actor, practice: Placed): boolean =>
	hasRole(actor, 'administrator') || (hasRole(actor, 'team_lead', 'social_broker') && ofHouse(actor, practice));

/** Who answers: a community broker of the organisation there, or a team worker named for the practice. */
export const mayCoach = (
	actor: Actor,
	referral: Placed & { practiceId: string },
	namedFor: readonly string[],
): boolean =>
	(hasRole(actor, 'social_broker') && ofHouse(actor, referral)) ||
	(hasRole(actor, 'team_worker') && namedFor.includes(referral.practiceId));

/** Who reads that there is one, without who or what. */
export const maySeeReferral = (
	actor: Actor,
	referral: Placed & { practiceId: string },
	namedFor: readonly string[],
): boolean => mayCoach(actor, referral, namedFor) || (hasRole(actor, 'team_lead') && ofHouse(actor, referral));

/** Free to take on: nobody has it, or nobody did anything with it for a week. */
export const mayTakeOn = (
	actor: Actor,
	{ takenBy, takenOn, stepOn, endedOn }: Pick<Referral, 'takenBy' | 'takenOn' | 'stepOn' | 'endedOn'>,
	today: string,
): boolean =>
	endedOn === null &&
	(takenBy === null || (takenBy !== actor.personId && (stepOn ?? takenOn ?? today) <= dayAfter(today, -leftAloneDays)));
