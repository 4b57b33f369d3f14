import { AskPlaceForm, EndPlaceForm } from '#modules/host-groups';
import { askForPlace, askPlaceScreen, endPlace } from '#modules/host-groups/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('hosts.places', askPlaceScreen);

export const actions = {
	vragen: acts('hosts.ask', AskPlaceForm, async ({ tx, actor, params, form, url, about }) => {
		about({ type: 'host-group', id: params['id'] ?? '' });
		await askForPlace(tx, actor, params['id'] ?? '', form.words);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	vrij: acts('hosts.ask', EndPlaceForm, async ({ tx, actor, params, form, url, about }) => {
		about({ type: 'host-place', id: form.place });
		await endPlace(tx, actor, params['id'] ?? '', form.place);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
