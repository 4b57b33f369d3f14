import { ReferForm } from '#modules/referrals';
import { referFromForm, referScreen } from '#modules/referrals/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('referrals.by-link', referScreen);

export const actions = {
	default: acts('referrals.refer', ReferForm, referFromForm),
};
