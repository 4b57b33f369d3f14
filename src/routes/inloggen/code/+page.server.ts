import { CodeForm } from '#platform/identity/identity.forms';
import { askedFor, signInWithCode } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.sign-in', async ({ event }) => ({ email: askedFor(event)?.email ?? null }));

export const actions = {
	default: acts('identity.sign-in', CodeForm, async ({ event, form }) => {
		const { to } = await signInWithCode(event, form.code);
		return { to: `/inloggen/binnen?naar=${encodeURIComponent(to)}` };
	}),
};
