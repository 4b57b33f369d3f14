import { AskForm } from '#modules/requests';
import { askMunicipality, teamRequestsScreen } from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('requests.team', teamRequestsScreen);

export const actions = {
	aanvragen: acts('requests.ask', AskForm, async ({ tx, actor, params, form, about }) => {
		const made = await askMunicipality(tx, actor, params['id'] ?? '', form);
		about({ type: 'request', id: made });
		return { to: localizeHref(`/aanvragen/${made}`) };
	}),
};
