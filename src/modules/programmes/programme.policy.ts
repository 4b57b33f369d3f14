import { type Actor, hasRole } from '#platform/actor';
import { isUnder16, type Member, type Programme, stepsLeft } from './programme.ts';

const works = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);

/** Who brings people together may start a programme, for the team they act for. */
export const mayStart = (actor: Actor): boolean => works(actor);

/** People and pairs are of the team that runs the programme: no lead, no other team, no other organisation. */
export const mayTend = (actor: Actor, programme: Pick<Programme, 'teamId'>): boolean =>
	works(actor) && programme.teamId === actor.teamId;

/** Where children can take part, how old who asks is, is always known; under sixteen with a parent's yes. */
export const mayTakePart = (
	programme: Pick<Programme, 'forChildren'>,
	{ part, ageGroup, parentConsentOn }: Pick<Member, 'part' | 'ageGroup' | 'parentConsentOn'>,
): boolean =>
	(part === 'asks' && programme.forChildren) === (ageGroup !== null) &&
	(!isUnder16(ageGroup) || parentConsentOn !== null);

/** A pair begins when both said yes and the buddy went through everything the programme asks. */
export const mayBegin = (
	programme: Pick<Programme, 'steps'>,
	buddy: Pick<Member, 'done'>,
	agreed: boolean,
	day: string,
): boolean => agreed && stepsLeft(programme, buddy, day).length === 0;
