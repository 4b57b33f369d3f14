import { NothingForm } from '#platform/identity/identity.forms';
import { signOut } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.sign-in', async () => ({}));

export const actions = {
	default: acts('identity.sign-in', NothingForm, async ({ event }) => {
		await signOut(event);
		return { to: '/' };
	}),
};
