import { ChooseWayForm } from '#modules/organising';
import { chooseWay, chooseWayScreen } from '#modules/organising/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('organising.choose', chooseWayScreen);

export const actions = {
	default: acts('organising.choose', ChooseWayForm, async ({ tx, actor, form, params, url, about }) => {
		about({ type: 'arrangement', id: await chooseWay(tx, actor, (params['code'] ?? '').toUpperCase(), form) });
		return { to: `${url.pathname.replace('/kiezen', '')}?bewaard` };
	}),
};
