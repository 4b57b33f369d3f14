import { JoinForm } from '#modules/initiatives';
import { joinInitiative, joinScreen, leavePath, localeOf } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, event, params, url }) =>
	joinScreen(tx, actor, params['id'] ?? '', url, event.locals.municipality),
);

export const actions = {
	default: acts('initiatives.join', JoinForm, async ({ tx, actor, form, params, url, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		const { outcome, leaveCode } = await joinInitiative(tx, actor, id, form, { ...form, locale: localeOf(url) });
		return { outcome, leavePath: leavePath(id, leaveCode) };
	}),
};
