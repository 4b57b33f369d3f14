import { placeForTheMap, sayOnMap } from '#modules/asking-around/index.server';
import { EntryForm } from '#modules/social-map';
import { addFromForm, newEntryScreen } from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

/** `van`: the place a colleague named, which stands on the map once this is saved. */
export const load = reads('social-map.tend', async (ask) => ({
	...(await newEntryScreen(ask)),
	given: await placeForTheMap(ask.tx, ask.actor, ask.url.searchParams.get('van')),
}));

export const actions = {
	default: acts('social-map.tend', EntryForm, async (ask) => {
		const named = ask.url.searchParams.get('van');
		const id = await addFromForm(ask);
		if (await placeForTheMap(ask.tx, ask.actor, named)) await sayOnMap(ask.tx, ask.actor, named ?? '');
		return { to: localizeHref(`/kaart/beheren/${id}`) };
	}),
};
