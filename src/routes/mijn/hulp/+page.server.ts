import * as forms from '#modules/clients';
import * as clients from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.own-help', clients.ownHelpScreen);

export const actions = {
	terug: acts('clients.own-change', forms.SignalOutBackForm, async ({ tx, actor, form, url, about }) => {
		about({ type: 'signal-out', id: form.signaal });
		await clients.takeSignalBack(tx, actor, form.signaal);
		return { to: `${url.pathname}?bewaard=ja#buurt` };
	}),
};
