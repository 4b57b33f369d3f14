import { CheckDecisionForm } from '#modules/mandates';
import { checkDecision, checksScreen } from '#modules/mandates/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('mandates.checks', checksScreen);

export const actions = {
	default: acts('mandates.check', CheckDecisionForm, async ({ tx, actor, form, about }) => {
		const personId = await checkDecision(tx, actor, form);
		about({ type: 'mandate-check', id: form.check, personId });
		return { to: localizeHref('/mandaten/controle?bewaard=ja') };
	}),
};
