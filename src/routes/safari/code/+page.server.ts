import { SafariCodeForm } from '#modules/safari';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('safari.by-code', async () => ({}));

export const actions = {
	default: acts('safari.by-code', SafariCodeForm, async ({ form }) => ({
		to: localizeHref(`/safari/code/${form.code}`),
	})),
};
