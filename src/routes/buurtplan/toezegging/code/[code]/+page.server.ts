import { PledgeAnswerForm } from '#modules/action-programme';
import { answerByCode, pledgeScreen } from '#modules/action-programme/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('action.by-code', pledgeScreen);

export const actions = {
	default: acts('action.tell-by-code', PledgeAnswerForm, async ({ tx, params, form }) => {
		await answerByCode(tx, params['code'] ?? '', form.answer === 'yes');
		return { to: localizeHref('/buurtplan') };
	}),
};
