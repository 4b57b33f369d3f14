import { type Actor, hasRole } from '#platform/actor';
import type { VolunteerAgreement } from './volunteer.ts';

/** Workers of a team have its volunteers; a lead or another team has none of them. */
export const mayHaveVolunteers = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);

export const mayTendVolunteer = (actor: Actor, { teamId }: Pick<VolunteerAgreement, 'teamId'>): boolean =>
	mayHaveVolunteers(actor) && teamId === actor.teamId;

/** Their own hours are of the volunteer alone. */
export const isOwn = (actor: Actor, { cardId }: Pick<VolunteerAgreement, 'cardId'>): boolean =>
	hasRole(actor, 'volunteer', 'resident') && actor.personId === cardId;
