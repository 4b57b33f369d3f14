import type { Actor } from '#platform/actor';
import { worksWithPatterns } from './pattern.policy.ts';
import type { Workgroup } from './workgroup.ts';

/** Whoever works in one of its areas knows a workgroup, for whichever organisation. */
export const maySeeWorkgroup = (actor: Actor, { areas }: Pick<Workgroup, 'areas'>): boolean =>
	worksWithPatterns(actor) && areas.some((code) => actor.areas.includes(code));

/** Only over areas where one works: also a workgroup stands among the people. */
export const mayStartIn = (actor: Actor, areas: readonly string[]): boolean =>
	worksWithPatterns(actor) && areas.length > 0 && areas.every((code) => actor.areas.includes(code));

/** The members decide, and change how and when they meet. */
export const mayDecideIn = (
	actor: Actor,
	workgroup: Pick<Workgroup, 'areas'>,
	members: readonly { readonly id: string }[],
): boolean => maySeeWorkgroup(actor, workgroup) && members.some(({ id }) => id === actor.personId);
