import { BorrowForm } from '#modules/lending';
import { borrow, thingScreen } from '#modules/lending/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('lending.look', thingScreen);

export const actions = {
	default: acts('lending.borrow', BorrowForm, async ({ tx, actor, params, form }) => {
		await borrow(tx, actor, params['id'] ?? '', form);
		return { to: '/mijn/delen' };
	}),
};
