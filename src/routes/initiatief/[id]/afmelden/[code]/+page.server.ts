import { NoFields } from '#modules/initiatives';
import { findInitiative, leaveInitiative } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, params }) => {
	const initiative = await findInitiative(tx, params['id'] ?? '');
	return { id: params['id'] ?? '', title: initiative?.title ?? '' };
});

export const actions = {
	default: acts('initiatives.leave', NoFields, async ({ tx, actor, params, about }) => {
		about({ type: 'initiative', id: params['id'] ?? '' });
		await leaveInitiative(tx, actor, params['id'] ?? '', params['code']);
	}),
};
