import { GuestForm } from '#modules/safari';
import { safariScreen, signUp } from '#modules/safari/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('safari.look', safariScreen);

export const actions = {
	default: acts('safari.sign-up', GuestForm, ({ tx, actor, params, form }) =>
		signUp(tx, actor, params['id'] ?? '', form),
	),
};
