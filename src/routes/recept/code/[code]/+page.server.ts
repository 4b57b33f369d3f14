import { ReferralButton, SlipLevelForm } from '#modules/referrals';
import { chooseLevel, referralCodeScreen, withdrawReferral } from '#modules/referrals/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('referrals.by-code', referralCodeScreen);

export const actions = {
	terughoren: acts('referrals.tell-by-code', SlipLevelForm, async ({ tx, actor, params, form, url }) => {
		await chooseLevel(tx, actor, params['code'] ?? '', form.level);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	intrekken: acts('referrals.tell-by-code', ReferralButton, async ({ tx, actor, params }) => {
		await withdrawReferral(tx, actor, params['code'] ?? '');
		return { to: localizeHref('/recept/code?ingetrokken=ja') };
	}),
};
