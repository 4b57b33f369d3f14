import { BeginClientForm } from '#modules/clients';
import { beginClient, newClientScreen } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('clients.begin', newClientScreen);

export const actions = {
	default: acts('clients.begin', BeginClientForm, async ({ tx, actor, form, about }) => {
		const id = await beginClient(tx, actor, form);
		about({ type: 'client', id, personId: id });
		return { to: localizeHref(`/hulp/${id}?bewaard=ja`) };
	}),
};
