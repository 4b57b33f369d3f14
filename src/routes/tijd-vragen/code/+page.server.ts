import { HostCodeForm } from '#modules/host-groups';
import { openTimeCode } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('hosts.time-by-code', async () => ({}));

export const actions = {
	default: acts('hosts.time-by-code', HostCodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/tijd-vragen/code/${await openTimeCode(tx, form.code)}`),
	})),
};
