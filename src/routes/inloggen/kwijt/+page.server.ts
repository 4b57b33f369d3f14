import { LostForm, RecoveryForm } from '#platform/identity/identity.forms';
import { askAdministrators, moveWithRecoveryCode } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.sign-in', async () => ({}));

export const actions = {
	papier: acts('identity.sign-in', LostForm, async ({ event, form }) => {
		await moveWithRecoveryCode(event, event.locals.municipality!, form.email, form.reservecode, form.nieuw);
		return { to: '/inloggen/code' };
	}),
	vraag: acts('identity.sign-in', RecoveryForm, async ({ event, form }) => {
		await askAdministrators(event, event.locals.municipality!, form.oud, form.nieuwAdres);
		return { asked: true };
	}),
};
