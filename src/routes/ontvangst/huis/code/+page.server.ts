import { HostCodeForm } from '#modules/host-groups';
import { openSideCode } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('hosts.by-code', async () => ({}));

export const actions = {
	default: acts('hosts.by-code', HostCodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/ontvangst/huis/code/${await openSideCode(tx, form.code)}`),
	})),
};
