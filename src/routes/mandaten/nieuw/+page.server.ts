import { AgreeMandateForm } from '#modules/mandates';
import { agreeMandate, agreeScreen } from '#modules/mandates/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('mandates.agree', agreeScreen);

export const actions = {
	default: acts('mandates.agree', AgreeMandateForm, async ({ tx, actor, form, about }) => {
		about({ type: 'mandate', id: await agreeMandate(tx, actor, form) });
		return { to: localizeHref('/mandaten?bewaard=ja') };
	}),
};
