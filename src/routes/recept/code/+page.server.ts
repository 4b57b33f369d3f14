import { ReferralCodeForm } from '#modules/referrals';
import { openReferralCode } from '#modules/referrals/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('referrals.type-code', async ({ url }) => ({ gone: url.searchParams.has('ingetrokken') }));

export const actions = {
	default: acts('referrals.type-code', ReferralCodeForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/recept/code/${await openReferralCode(tx, actor, form.code)}`),
	})),
};
