import { WatchCodeForm } from '#modules/watching';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('watching.by-code', async () => ({}));

export const actions = {
	default: acts('watching.by-code', WatchCodeForm, async ({ form }) => ({
		to: localizeHref(`/omzien/code/${form.code}`),
	})),
};
