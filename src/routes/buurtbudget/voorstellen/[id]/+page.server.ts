import { FollowForm } from '#modules/rounds';
import { followProposal, proposalScreen } from '#modules/rounds/index.server';
import { moneyOf } from '#modules/spending/index.server';
import { acts, open } from '#platform/route/index.server';
import { getLocale } from '#text/runtime';

export const load = open('budget.look', async (ask) => ({
	...(await proposalScreen(ask)),
	money: await moneyOf(ask),
}));

export const actions = {
	default: acts('budget.follow', FollowForm, ({ tx, actor, params, form }) =>
		followProposal(tx, actor, params['id'] ?? '', form.mail, getLocale() === 'en' ? 'en' : 'nl'),
	),
};
