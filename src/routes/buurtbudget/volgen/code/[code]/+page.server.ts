import { ButtonForm } from '#modules/rounds';
import { confirmFollowing, followScreen, stopFollowing } from '#modules/rounds/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('budget.by-code', followScreen);

export const actions = {
	ja: acts('budget.by-code', ButtonForm, async ({ tx, params }) => {
		await confirmFollowing(tx, params['code'] ?? '');
		return { did: 'follows' };
	}),
	stop: acts('budget.by-code', ButtonForm, async ({ tx, params }) => {
		await stopFollowing(tx, params['code'] ?? '');
		return { did: 'stopped' };
	}),
};
