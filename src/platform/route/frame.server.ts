import type { RequestEvent } from '@sveltejs/kit';
import { staffKinds } from '../actor.ts';

/** What the frame around every page needs to know. Staff get the tighter working screens. */
export function frameOf({ locals, cookies }: RequestEvent) {
	const { municipality, actor } = locals;
	const staff = actor?.roles.some((role) => staffKinds.includes(role)) ?? false;
	const colour = cookies.get('kleur');
	return {
		municipality: {
			name: municipality?.name ?? '',
			teamPhone: municipality?.teamPhone || null,
			theme: municipality?.theme ?? 'buurtweefsel',
		},
		actor:
			actor && actor.kind !== 'anonymous' && actor.kind !== 'partner'
				? {
						kind: staff ? ('staff' as const) : actor.kind === 'code' ? ('code' as const) : ('resident' as const),
						displayName: actor.displayName ?? '',
						roleLabel: locals.roleLabel ?? '',
					}
				: null,
		demo: municipality?.demo ?? false,
		density: staff ? ('work' as const) : ('resident' as const),
		zone: staff ? 'community' : 'open',
		scheme: colour === 'donker' ? ('dark' as const) : colour === 'licht' ? ('light' as const) : ('auto' as const),
	};
}
