import { HelperSaysForm, PassOnForm } from '#modules/company';
import { helperCodeScreen, passOn, sayAsHelper } from '#modules/company/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('company.by-code', helperCodeScreen);

export const actions = {
	zeggen: acts('company.say-by-code', HelperSaysForm, async ({ tx, actor, params, form, url }) => {
		await sayAsHelper(tx, actor, params['code'] ?? '', form);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	doorgeven: acts('company.say-by-code', PassOnForm, async ({ tx, actor, params, form, url }) => {
		await passOn(tx, actor, params['code'] ?? '', form);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
