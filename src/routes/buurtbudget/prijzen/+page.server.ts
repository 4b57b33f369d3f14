import { PriceAwayForm, PriceForm } from '#modules/rounds';
import { endPrice, pricesScreen, setPrice } from '#modules/rounds/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('budget.look', pricesScreen);

export const actions = {
	nieuw: acts('budget.prices', PriceForm, ({ tx, actor, form }) => setPrice(tx, actor, form)),
	weg: acts('budget.prices', PriceAwayForm, ({ tx, actor, form }) => endPrice(tx, actor, form.id)),
};
