import { PersonForm } from '#modules/social-map';
import { addPersonFromForm, newEntryScreen } from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('social-map.tend', newEntryScreen);

export const actions = {
	default: acts('social-map.tend', PersonForm, async (ask) => ({
		to: localizeHref(`/kaart/beheren/${await addPersonFromForm(ask)}`),
	})),
};
