import { SupportForm } from '#modules/initiatives';
import { invitationScreen, leavePath, standBehind } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.invited', async ({ tx, actor, params, url }) =>
	invitationScreen(tx, actor, params['id'] ?? '', params['code'] ?? '', url),
);

export const actions = {
	default: acts('initiatives.support', SupportForm, async ({ tx, actor, form, params, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		const { published, leaveCode } = await standBehind(tx, actor, { id, invitation: params['code'] ?? '' }, form);
		return { published, leavePath: leavePath(id, leaveCode) };
	}),
};
