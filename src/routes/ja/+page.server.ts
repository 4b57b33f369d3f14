import { YesCodeForm } from '#modules/asking';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('asking.take-back', async () => ({}));

export const actions = {
	default: acts('asking.take-back', YesCodeForm, async ({ form }) => ({ to: localizeHref(`/ja/${form.code}`) })),
};
