import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import type { KeptEntry } from './map-entry.ts';

const worksWithResidents = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker', 'team_lead');

/** Everybody reads the formal layer; the informal layer is for those who work in its area and who it is about. */
export const mayReadEntry = (actor: Actor, { layer, areaCode, cardId }: KeptEntry): boolean =>
	layer === 'formal' ||
	(worksWithResidents(actor) && isWorkerIn(actor, areaCode)) ||
	(cardId !== null && cardId === actor.personId);

/** Those who work with residents in an area tend its map together; what holds for the whole municipality all of them do. */
export const mayTend = (actor: Actor, { areaCode, layer }: Pick<KeptEntry, 'areaCode' | 'layer'>): boolean =>
	worksWithResidents(actor) && (isWorkerIn(actor, areaCode) || (layer === 'formal' && areaCode.startsWith('GM')));

/** What is said of a person, and that they were asked again, is for the team that knows them; others only note a tie or take them off. */
export const mayChangeEntry = (
	actor: Actor,
	entry: Pick<KeptEntry, 'areaCode' | 'layer' | 'kind' | 'teamId'>,
): boolean =>
	mayTend(actor, entry) && (entry.kind !== 'person' || (entry.teamId !== null && entry.teamId === actor.teamId));
