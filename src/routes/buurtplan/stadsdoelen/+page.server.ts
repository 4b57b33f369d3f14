import { CityGoalForm } from '#modules/action-programme';
import { cityGoalsScreen, setCityGoal } from '#modules/action-programme/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('action.city-goals', cityGoalsScreen);

export const actions = {
	default: acts('action.city-goals', CityGoalForm, ({ tx, actor, form }) => setCityGoal(tx, actor, form)),
};
