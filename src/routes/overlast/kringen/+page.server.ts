import { CodeForm } from '#modules/nuisance';
import { circlesScreen, takeCircleOver } from '#modules/nuisance/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('nuisance.tend', circlesScreen);

export const actions = {
	overnemen: acts('nuisance.carry', CodeForm, async ({ tx, actor, form, about }) => {
		const id = await takeCircleOver(tx, actor, form.code);
		about({ type: 'nuisance', id, personIds: [id] });
		return { to: localizeHref(`/overlast/kringen/${id}`) };
	}),
};
