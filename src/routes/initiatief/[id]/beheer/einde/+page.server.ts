import { EndForm } from '#modules/initiatives';
import { endWithStory, leftDesk, tendScreen } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	einde: acts('initiatives.tend', EndForm, async ({ tx, actor, form, params, url }) => {
		await endWithStory(tx, actor, id(params), form);
		return leftDesk(url);
	}),
};
