import { ClaimForm } from '#modules/clients';
import { claimFile } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('clients.own-help', async () => ({}));

export const actions = {
	default: acts('clients.own-change', ClaimForm, async ({ tx, form }) => {
		await claimFile(tx, form.code);
		return { to: localizeHref('/mijn/hulp') };
	}),
};
