import { ProposeForm } from '#modules/rounds';
import { propose, proposeScreen } from '#modules/rounds/index.server';
import { acts, open } from '#platform/route/index.server';
import { getLocale } from '#text/runtime';

export const load = open('budget.look', proposeScreen);

export const actions = {
	default: acts('budget.propose', ProposeForm, ({ tx, actor, params, form }) =>
		propose(tx, actor, params['id'] ?? '', form, getLocale() === 'en' ? 'en' : 'nl'),
	),
};
