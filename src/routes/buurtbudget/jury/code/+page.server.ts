import { BudgetCodeForm } from '#modules/rounds';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('jury.sit', async () => ({}));

export const actions = {
	default: acts('jury.sit', BudgetCodeForm, async ({ form }) => ({
		to: localizeHref(`/buurtbudget/jury/code/${form.code}`),
	})),
};
