import { OpenDeskForm } from '#modules/desk';
import { openDesk, openDeskScreen } from '#modules/desk/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('desk.open', openDeskScreen);

export const actions = {
	default: acts('desk.open', OpenDeskForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/balie/${await openDesk(tx, actor, form)}`),
	})),
};
