import { BringInForm } from '#modules/consultations';
import { bringIn, bringInScreen, whoCanCome } from '#modules/consultations/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('consultations.bring-in', bringInScreen);

export const actions = {
	default: acts('consultations.bring-in', BringInForm, async ({ tx, actor, form, about }) => {
		about({ type: 'client', id: form.client, personId: form.client });
		const id = await bringIn(tx, actor, form, await whoCanCome(actor));
		return { to: localizeHref(`/overleg/${id}?bewaard=ja`) };
	}),
};
