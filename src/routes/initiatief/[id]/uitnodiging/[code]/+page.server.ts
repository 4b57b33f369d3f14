import { SupportForm } from '#modules/initiatives';
import { invitationScreen, leavePath, localeOf, standBehind } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.invited', async ({ tx, actor, event, params, url }) =>
	invitationScreen(tx, actor, params['id'] ?? '', params['code'] ?? '', url, event.locals.municipality),
);

export const actions = {
	default: acts('initiatives.support', SupportForm, async ({ tx, actor, form, params, url, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		const voice = { ...form, locale: localeOf(url) };
		const { published, outcome, leaveCode } = await standBehind(
			tx,
			actor,
			{ id, invitation: params['code'] ?? '' },
			voice,
		);
		return { published, outcome, leavePath: leavePath(id, leaveCode) };
	}),
};
