import { NothingForm } from '#platform/identity/identity.forms';
import { signOut } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

// The phone keeps unsent notes by account, so the page must know whose to look for.
export const load = open('identity.sign-in', async ({ actor }) => ({ author: actor.accountId ?? null }));

export const actions = {
	default: acts('identity.sign-in', NothingForm, async ({ event }) => {
		await signOut(event);
		return { to: '/' };
	}),
};
