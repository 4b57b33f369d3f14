import { TakeInForm } from '#modules/intake';
import { takeIn, takeInScreen } from '#modules/intake/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('intake.take', takeInScreen);

export const actions = {
	default: acts('intake.take', TakeInForm, async ({ tx, actor, form }) => takeIn(tx, actor, form)),
};
