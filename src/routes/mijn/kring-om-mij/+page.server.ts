import { WatchForm } from '#modules/watching';
import { makeWatch, ownWatchesScreen } from '#modules/watching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('watching.own', ownWatchesScreen);

export const actions = {
	default: acts('watching.own', WatchForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/mijn/omzien/${await makeWatch(tx, actor, form)}`),
	})),
};
