import { sharedFileScreen } from '#modules/clients/index.server';
import { sharedNetwork } from '#modules/networks/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.shared', async (ask) => {
	const file = await sharedFileScreen(ask);
	return { ...file, rows: [...file.rows, ...(await sharedNetwork(ask))] };
});
