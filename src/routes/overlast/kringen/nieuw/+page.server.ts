import { OpenCircleForm } from '#modules/nuisance';
import { newCircleScreen, openCircle } from '#modules/nuisance/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('nuisance.tend', newCircleScreen);

export const actions = {
	default: acts('nuisance.carry', OpenCircleForm, async ({ tx, actor, form, about }) => {
		const id = await openCircle(tx, actor, form);
		about({ type: 'nuisance', id, personIds: [id] });
		return { to: localizeHref(`/overlast/kringen/${id}?bewaard=ja`) };
	}),
};
