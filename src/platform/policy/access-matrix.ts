import * as v from 'valibot';
import { type Actor, roleKinds } from '../actor.ts';

/** How far a role's permission reaches. `area`, `team`, `organisation` and `own` are narrowed further by rules and row policies. */
const Scope = v.picklist(['all', 'area', 'team', 'organisation', 'own', 'published']);
export type Scope = v.InferOutput<typeof Scope>;

/** Who can be named in the matrix besides the role kinds: a visitor without account, the holder of a follow code, a partner with a key. */
const Who = v.picklist(['anonymous', 'code', 'partner', ...roleKinds]);

const Permission = v.strictObject({
	zone: v.picklist(['open', 'community', 'care', 'identity']),
	/** Key in processing-activities.yaml (AVG art. 30). */
	purpose: v.string(),
	/** `seen`: every read is logged; `done`: every act is logged; `no`: nothing personal is shown, with the reason in `why`. */
	audit: v.picklist(['seen', 'done', 'no']),
	/** Only actors who proved at least this much (privacy S05). */
	level: v.optional(v.picklist([0, 1, 2]), 0),
	who: v.record(Who, Scope),
	why: v.optional(v.string()),
});
export type Permission = v.InferOutput<typeof Permission>;

export const AccessMatrix = v.strictObject({
	permissions: v.record(v.pipe(v.string(), v.regex(/^[a-z-]+\.[a-z-]+$/)), Permission),
});
export type AccessMatrix = v.InferOutput<typeof AccessMatrix>;

/** The scopes in which an actor holds a permission; empty means: not at all. */
export function scopesOf(permission: Permission, actor: Actor): Scope[] {
	const names: string[] = [
		'anonymous',
		...(actor.kind === 'code' || actor.kind === 'partner' ? [actor.kind] : []),
		...actor.roles,
	];
	return names.flatMap((name) => permission.who[name as keyof typeof permission.who] ?? []);
}
