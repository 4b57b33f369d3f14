import { DecideMoneyForm, MoneyAwayForm, MoneyDidForm } from '#modules/area-money';
import { decideOnMoney, moneyWorkScreen, takeMoneyWordsAway, tellWhatMoneyDid } from '#modules/area-money/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('area-money.work', moneyWorkScreen);

export const actions = {
	besluit: acts('area-money.share', DecideMoneyForm, async ({ tx, form, about }) => {
		about({ type: 'area-request', id: form.id });
		await decideOnMoney(tx, form);
		return { did: 'decided' };
	}),
	deed: acts('area-money.share', MoneyDidForm, async ({ tx, form, about }) => {
		about({ type: 'area-request', id: form.id });
		await tellWhatMoneyDid(tx, form);
		return { did: 'told' };
	}),
	woordenWeg: acts('area-money.share', MoneyAwayForm, async ({ tx, form, about }) => {
		about({ type: 'area-request', id: form.id });
		await takeMoneyWordsAway(tx, form.id);
		return { did: 'emptied' };
	}),
};
