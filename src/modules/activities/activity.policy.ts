import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import type { Activity } from './activity.ts';

const worksWithResidents = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker', 'team_lead');

/** Who works in an area adds what their team runs; who carries an initiative adds what that does. */
export const mayAddIn = (actor: Actor, areaCode: string): boolean =>
	worksWithResidents(actor) && Boolean(actor.teamId) && isWorkerIn(actor, areaCode);

/** Its team in that area, or those who carry the initiative. They alone see who comes. */
export const mayRun = (
	actor: Actor,
	{ teamId, initiativeId, areaCode }: Pick<Activity, 'teamId' | 'initiativeId' | 'areaCode'>,
	carried: readonly string[],
): boolean =>
	(teamId !== null && teamId === actor.teamId && mayAddIn(actor, areaCode)) ||
	(initiativeId !== null && carried.includes(initiativeId));
