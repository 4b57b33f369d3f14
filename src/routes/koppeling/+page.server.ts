import { MatchCodeForm } from '#modules/matching';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('matching.by-code', async () => ({}));

export const actions = {
	default: acts('matching.by-code', MatchCodeForm, async ({ form }) => ({
		to: localizeHref(`/koppeling/${form.code}`),
	})),
};
