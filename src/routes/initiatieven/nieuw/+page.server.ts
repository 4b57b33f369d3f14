import { StartForm } from '#modules/initiatives';
import { afterStart, localeOf, startInitiative, startScreen } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.begin', async ({ tx, actor, url }) => startScreen(tx, actor, url));

export const actions = {
	default: acts('initiatives.start', StartForm, async ({ tx, actor, form, url, about }) => {
		const started = await startInitiative(tx, actor, { ...form, locale: localeOf(url) });
		about({ type: 'initiative', id: started.id });
		return afterStart(url, started);
	}),
};
