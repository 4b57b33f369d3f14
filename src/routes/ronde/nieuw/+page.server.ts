import { PlanVisitForm } from '#modules/ambassador-round';
import { planVisit, planVisitScreen } from '#modules/ambassador-round/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('rounds.plan', planVisitScreen);

export const actions = {
	default: acts('rounds.plan', PlanVisitForm, async ({ tx, actor, form, about }) => {
		const id = await planVisit(tx, actor, form);
		about({ type: 'visit', id });
		return { to: localizeHref(`/ronde/${id}`) };
	}),
};
