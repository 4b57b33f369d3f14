import { MoneyForm } from '#modules/area-money';
import { askForMoney, askMoneyScreen } from '#modules/area-money/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('area-money.work', askMoneyScreen);

export const actions = {
	default: acts('area-money.share', MoneyForm, async ({ tx, actor, form, about }) => {
		about({ type: 'area-request', id: await askForMoney(tx, actor, form) });
		return { to: localizeHref('/gebiedsgeld/werk') };
	}),
};
