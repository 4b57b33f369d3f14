import { NoFields } from '#modules/initiatives';
import { confirmScreen, saidYes } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.asked', async ({ tx, params }) =>
	confirmScreen(tx, params['id'] ?? '', params['code'] ?? ''),
);

export const actions = {
	default: acts('initiatives.confirm', NoFields, async ({ tx, actor, params, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		return saidYes(tx, actor, id, params['code'] ?? '');
	}),
};
