import { PlanForm } from '#modules/circles';
import { newPlanScreen, planCircles } from '#modules/circles/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('circles.compose', newPlanScreen);

export const actions = {
	default: acts('circles.compose', PlanForm, async ({ tx, actor, form }) => ({
		to: `/kringen/voorstel/${await planCircles(tx, actor, form)}`,
	})),
};
