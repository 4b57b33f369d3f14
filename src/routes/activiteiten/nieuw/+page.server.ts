import { NewActivityForm, SuggestionForm } from '#modules/activities';
import { leaveSuggestion, newActivityScreen, startActivity } from '#modules/activities/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('activities.run', newActivityScreen);

export const actions = {
	toevoegen: acts('activities.run', NewActivityForm, async ({ tx, actor, form }) => ({
		to: `/activiteiten/${await startActivity(tx, actor, form)}`,
	})),
	laat: acts('activities.run', SuggestionForm, ({ tx, form }) => leaveSuggestion(tx, form.suggestion)),
};
