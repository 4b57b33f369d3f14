import { HelperCodeForm } from '#modules/company';
import { openHelperCode } from '#modules/company/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('company.by-code', async () => ({}));

export const actions = {
	default: acts('company.by-code', HelperCodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/hulp-geven/code/${await openHelperCode(tx, form.code)}`),
	})),
};
