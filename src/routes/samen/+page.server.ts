import { PeerCodeForm } from '#modules/peers';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('peers.by-code', async () => ({}));

export const actions = {
	default: acts('peers.by-code', PeerCodeForm, async ({ form }) => ({ to: localizeHref(`/samen/${form.code}`) })),
};
