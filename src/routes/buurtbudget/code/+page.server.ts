import { BudgetCodeForm } from '#modules/rounds';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('budget.by-code', async () => ({}));

export const actions = {
	default: acts('budget.by-code', BudgetCodeForm, async ({ form }) => ({
		to: localizeHref(`/buurtbudget/code/${form.code}`),
	})),
};
