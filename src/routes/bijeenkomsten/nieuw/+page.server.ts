import { PrepareForm } from '#modules/sessions';
import { planScreen, planSession } from '#modules/sessions/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('sessions.prepare', planScreen);

export const actions = {
	default: acts('sessions.prepare', PrepareForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/bijeenkomst/${await planSession(tx, actor, form)}/voorbereiden`),
	})),
};
