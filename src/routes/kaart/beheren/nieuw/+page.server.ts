import { EntryForm } from '#modules/social-map';
import { addFromForm, newEntryScreen } from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('social-map.tend', newEntryScreen);

export const actions = {
	default: acts('social-map.tend', EntryForm, async (ask) => ({
		to: localizeHref(`/kaart/beheren/${await addFromForm(ask)}`),
	})),
};
