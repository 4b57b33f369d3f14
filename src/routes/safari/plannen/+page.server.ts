import { PlanSafariForm } from '#modules/safari';
import { planSafari, planSafariScreen } from '#modules/safari/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('safari.tend', planSafariScreen);

export const actions = {
	default: acts('safari.plan', PlanSafariForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/safari/${await planSafari(tx, actor, form)}/plannen`),
	})),
};
