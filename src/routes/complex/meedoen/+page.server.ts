import { JoinHouseForm } from '#modules/complexes';
import { joinHouse, joinHouseScreen } from '#modules/complexes/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('complexes.join', joinHouseScreen);

export const actions = {
	default: acts('complexes.join', JoinHouseForm, async ({ tx, actor, form, about }) => {
		const code = await joinHouse(tx, actor, form);
		about({ type: 'complex', id: code });
		return { to: localizeHref(`/complex/${code}/beheer`) };
	}),
};
