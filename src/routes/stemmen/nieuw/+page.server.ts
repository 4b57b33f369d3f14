import { PrepareVoteForm } from '#modules/ballots';
import { newVoteScreen, prepareFromForm } from '#modules/ballots/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('ballots.run', newVoteScreen);

export const actions = {
	default: acts('ballots.run', PrepareVoteForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/stemmen/${await prepareFromForm(tx, actor, form)}/beheer`),
	})),
};
