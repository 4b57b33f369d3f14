import { FindClientForm } from '#modules/clients';
import { findClient } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.find', async () => ({}));

// What is looked for is posted: no name or birth date ever stands in an address.
export const actions = {
	default: acts('clients.find', FindClientForm, async ({ tx, actor, form, about }) => {
		const found = await findClient(tx, actor, form);
		about({ type: 'client', personIds: found.map(({ id }) => id) });
		return { found };
	}),
};
