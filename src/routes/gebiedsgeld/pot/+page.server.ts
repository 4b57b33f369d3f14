import { PotForm } from '#modules/area-money';
import { fillPot, fillPotScreen } from '#modules/area-money/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('area-money.fill', fillPotScreen);

export const actions = {
	default: acts('area-money.fill', PotForm, async ({ tx, actor, form, about }) => {
		about({ type: 'area-pot', id: await fillPot(tx, actor, form) });
		return { to: localizeHref('/gebiedsgeld/werk') };
	}),
};
