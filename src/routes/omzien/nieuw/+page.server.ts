import { WatchForm } from '#modules/watching';
import { makeWatch, newWatchScreen } from '#modules/watching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('watching.look', async (ask) => ({
	...(await newWatchScreen(ask)),
	group: ask.url.searchParams.get('soort') === 'group',
}));

export const actions = {
	default: acts('watching.arrange', WatchForm, async ({ tx, actor, form, about }) => {
		const id = await makeWatch(tx, actor, form);
		about({ type: 'watch', id, ...(form.kaart && { personId: form.kaart }) });
		return { to: localizeHref(`/omzien/${id}`) };
	}),
};
