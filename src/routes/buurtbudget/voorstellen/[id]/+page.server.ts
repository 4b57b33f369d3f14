import { FollowForm } from '#modules/rounds';
import { followProposal, proposalScreen } from '#modules/rounds/index.server';
import { acts, open } from '#platform/route/index.server';
import { getLocale } from '#text/runtime';

export const load = open('budget.look', proposalScreen);

export const actions = {
	default: acts('budget.follow', FollowForm, ({ tx, actor, params, form }) =>
		followProposal(tx, actor, params['id'] ?? '', form.mail, getLocale() === 'en' ? 'en' : 'nl'),
	),
};
