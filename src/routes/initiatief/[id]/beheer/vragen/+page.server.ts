import { AskForm, FoundForm } from '#modules/initiatives';
import { addNeed, answerNeed, deskAfter, tendScreen } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	vraag: acts('initiatives.tend', AskForm, async ({ tx, actor, form, params, url }) => {
		await addNeed(tx, actor, id(params), form);
		return deskAfter(url, 'vraag');
	}),
	gevonden: acts('initiatives.tend', FoundForm, async ({ tx, actor, form, params, url }) => {
		await answerNeed(tx, actor, id(params), form);
		return deskAfter(url, 'gevonden');
	}),
};
