import { type Actor, hasRole } from '#platform/actor';
import type { PeerGroup } from './peer.ts';

/** Who brings people together: workers of a team, where they work. */
export const mayPropose = (actor: Actor, areaCodes: readonly string[]): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') &&
	Boolean(actor.teamId) &&
	areaCodes.every((code) => actor.areas.includes(code));

export const beganIt = (actor: Actor, group: Pick<PeerGroup, 'madeBy'>): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && group.madeBy === actor.personId;
