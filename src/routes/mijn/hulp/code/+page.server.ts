import { ClaimForm } from '#modules/clients';
import { claimFile } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('clients.own-help', async () => ({}));

export const actions = {
	default: acts('clients.own-change', ClaimForm, async ({ tx, form, about }) => {
		const id = await claimFile(tx, form.code);
		about({ type: 'client', id, personId: id });
		return { to: localizeHref('/mijn/hulp') };
	}),
};
