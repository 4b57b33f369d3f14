import { WordsForm } from '#modules/initiatives';
import { deskAfter, rewriteInitiative, tendScreen } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	woorden: acts('initiatives.tend', WordsForm, async ({ tx, actor, form, params, url }) => {
		await rewriteInitiative(tx, actor, id(params), form);
		return deskAfter(url, 'woorden');
	}),
};
