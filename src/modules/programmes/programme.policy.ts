import { type Actor, hasRole } from '#platform/actor';
import { type Member, type Programme, stepsLeft } from './programme.ts';

const works = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);

/** Who brings people together may start a programme, for the team they act for. */
export const mayStart = (actor: Actor): boolean => works(actor);

/** People and pairs are of the team that runs the programme: no lead, no other team, no other organisation. */
export const mayTend = (actor: Actor, programme: Pick<Programme, 'teamId'>): boolean =>
	works(actor) && programme.teamId === actor.teamId;

/** Under sixteen only where children can take part, with a parent's yes. */
export const mayTakePart = (
	programme: Pick<Programme, 'forChildren'>,
	{ under16, parentConsentOn }: Pick<Member, 'under16' | 'parentConsentOn'>,
): boolean => !under16 || (programme.forChildren && parentConsentOn !== null);

/** A pair begins when both said yes and the buddy went through everything the programme asks. */
export const mayBegin = (programme: Pick<Programme, 'steps'>, buddy: Pick<Member, 'done'>, agreed: boolean): boolean =>
	agreed && stepsLeft(programme, buddy).length === 0;
