import { NewRoundForm } from '#modules/rounds';
import { beginRound, newRoundScreen } from '#modules/rounds/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('budget.begin', newRoundScreen);

export const actions = {
	default: acts('budget.begin', NewRoundForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/buurtbudget/${await beginRound(tx, actor, form)}/beheer`),
	})),
};
