import { HostButtonForm } from '#modules/host-groups';
import { takeTimeBack, timeCodeScreen } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('hosts.time-by-code', timeCodeScreen);

export const actions = {
	default: acts('hosts.take-time-back', HostButtonForm, async ({ tx, params }) => {
		await takeTimeBack(tx, params['code'] ?? '');
		return { to: localizeHref('/tijd-vragen?terug=ja') };
	}),
};
