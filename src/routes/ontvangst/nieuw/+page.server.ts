import { BeginHostGroupForm } from '#modules/host-groups';
import { beginHostGroup, beginHostsScreen } from '#modules/host-groups/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('hosts.tend', beginHostsScreen);

export const actions = {
	default: acts('hosts.change', BeginHostGroupForm, async ({ tx, actor, form, about }) => {
		const id = await beginHostGroup(tx, actor, form);
		about({ type: 'host-group', id });
		return { to: localizeHref(`/ontvangst/${id}/beheer`) };
	}),
};
