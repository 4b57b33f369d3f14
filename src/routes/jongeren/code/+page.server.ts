import { YouthCodeForm } from '#modules/youth';
import { openYouthCode } from '#modules/youth/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('youth.by-code', async () => ({}));

export const actions = {
	default: acts('youth.by-code', YouthCodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/jongeren/code/${await openYouthCode(tx, form.code)}`),
	})),
};
