import { ProposeForm } from '#modules/rounds';
import { propose, proposeScreen } from '#modules/rounds/index.server';
import { acts, open } from '#platform/route/index.server';
import { getLocale } from '#text/runtime';

export const load = open('budget.look', proposeScreen);

const locale = () => (getLocale() === 'en' ? 'en' : 'nl');

export const actions = {
	stuur: acts('budget.propose', ProposeForm, ({ tx, actor, params, form }) =>
		propose(tx, actor, params['id'] ?? '', { ...form, hoe_gezegd: undefined }, locale()),
	),
	opschrijven: acts('budget.write-down', ProposeForm, ({ tx, actor, params, about, form }) => {
		about({ type: 'budget-round', id: params['id'] ?? '' });
		return propose(tx, actor, params['id'] ?? '', form, locale());
	}),
};
