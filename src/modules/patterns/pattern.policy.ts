import { type Actor, hasRole } from '#platform/actor';
import { fewestPersons, type Pattern } from './pattern.ts';

/** The people who work with what a neighbourhood says. */
export const worksWithPatterns = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker', 'team_lead');

/** Policy officers and the municipality's contact see what plays in which district and how far it is; no number, no word. */
export const seesOverview = (actor: Actor): boolean => hasRole(actor, 'policy_officer', 'municipal_contact');

/** Made of three persons or more, or a worker's own observation. Anything else does not exist, for nobody. */
export const mayExist = (pattern: Pick<Pattern, 'figures' | 'declaredBy'>): boolean =>
	(pattern.figures !== null && pattern.figures.persons >= fewestPersons) || pattern.declaredBy !== null;

const touches = (actor: Actor, zone: readonly string[]): boolean =>
	zone.some((code) => actor.areas.includes(code) || code.startsWith('GM'));

export const maySeePattern = (actor: Actor, pattern: Pick<Pattern, 'figures' | 'declaredBy' | 'zone'>): boolean =>
	worksWithPatterns(actor) && mayExist(pattern) && touches(actor, pattern.zone);

/** Every worker there may carry it on: a pattern belongs to the neighbourhood, not to who found it. */
export const mayCarryOn = (actor: Actor, pattern: Pick<Pattern, 'figures' | 'declaredBy' | 'zone'>): boolean =>
	maySeePattern(actor, pattern);

/** Only where one works: whoever declares it stands among the people. */
export const mayDeclareIn = (actor: Actor, zone: readonly string[]): boolean =>
	worksWithPatterns(actor) && zone.length > 0 && zone.every((code) => actor.areas.includes(code));
