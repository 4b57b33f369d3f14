import { SuggestForm } from '#modules/activities';
import { suggestActivity, suggestScreen } from '#modules/activities/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('activities.look', suggestScreen);

export const actions = {
	default: acts('activities.suggest', SuggestForm, ({ tx, actor, form }) => suggestActivity(tx, actor, form)),
};
