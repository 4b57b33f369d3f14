import { JoinForm } from '#modules/initiatives';
import { joinInitiative, joinScreen, leavePath } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, params, url }) =>
	joinScreen(tx, actor, params['id'] ?? '', url),
);

export const actions = {
	default: acts('initiatives.join', JoinForm, async ({ tx, actor, form, params, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		const { leaveCode } = await joinInitiative(tx, actor, id, form, form);
		return { leavePath: leavePath(id, leaveCode) };
	}),
};
