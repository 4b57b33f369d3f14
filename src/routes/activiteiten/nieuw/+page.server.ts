import { NewActivityForm, SuggestionForm } from '#modules/activities';
import { leaveSuggestion, newActivityScreen, startActivity } from '#modules/activities/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('activities.run', newActivityScreen);

export const actions = {
	toevoegen: acts('activities.tend', NewActivityForm, async ({ tx, actor, form }) => ({
		to: `/activiteiten/${await startActivity(tx, actor, form)}`,
	})),
	laat: acts('activities.tend', SuggestionForm, ({ tx, form }) => leaveSuggestion(tx, form.suggestion)),
};
