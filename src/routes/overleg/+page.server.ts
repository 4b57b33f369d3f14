import { SayActionForm } from '#modules/consultations';
import { consultationsScreen, sayAction } from '#modules/consultations/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('consultations.look', consultationsScreen);

export const actions = {
	zeg: acts('consultations.take-part', SayActionForm, async ({ tx, actor, form, about }) => {
		about({ type: 'consultation-action', id: form.action });
		await sayAction(tx, actor, form);
		return { to: localizeHref('/overleg?bewaard=ja#acties') };
	}),
};
