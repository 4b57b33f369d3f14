import { SignUpForm } from '#modules/activities';
import { activityScreen, signUp, signUpAddress } from '#modules/activities/index.server';
import { localeOf } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('activities.look', activityScreen);

export const actions = {
	default: acts('activities.sign-up', SignUpForm, async ({ tx, actor, params, url, form }) => ({
		to: localizeHref(signUpAddress(await signUp(tx, actor, params['id'] ?? '', form, localeOf(url)))),
	})),
};
