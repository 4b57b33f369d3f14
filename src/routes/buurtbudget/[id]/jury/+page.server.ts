import { WillingForm } from '#modules/jury';
import { juryScreen, wouldSit } from '#modules/jury/index.server';
import { acts, open } from '#platform/route/index.server';
import { getLocale } from '#text/runtime';

export const load = open('jury.look', juryScreen);

export const actions = {
	default: acts('jury.sit', WillingForm, ({ tx, actor, params, form }) =>
		wouldSit(tx, actor, params['id'] ?? '', form, getLocale() === 'en' ? 'en' : 'nl'),
	),
};
