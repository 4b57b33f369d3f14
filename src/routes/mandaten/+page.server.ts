import { EndMandateForm } from '#modules/mandates';
import { endMandate, mandatesScreen } from '#modules/mandates/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('mandates.look', mandatesScreen);

export const actions = {
	stop: acts('mandates.agree', EndMandateForm, async ({ tx, actor, form, about }) => {
		about({ type: 'mandate', id: form.mandate });
		await endMandate(tx, actor, form.mandate);
		return { to: localizeHref('/mandaten?bewaard=ja') };
	}),
};
