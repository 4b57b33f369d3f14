import { AskCodeForm, NothingForm, onThisSite } from '#platform/identity/identity.forms';
import { askForCode, organisationSignInName, signedIn, startOrganisationSignIn } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.sign-in', async ({ url, event }) => ({
	to: onThisSite(url.searchParams.get('naar'), ''),
	organisation: organisationSignInName() ?? null,
	failed: url.searchParams.has('fout') || url.searchParams.has('error'),
	name: signedIn(event)?.worn?.displayName ?? null,
}));

export const actions = {
	code: acts('identity.sign-in', AskCodeForm, async ({ event, form }) => {
		await askForCode(event, event.locals.municipality!, form.email, onThisSite(form.naar, ''));
		return { to: '/inloggen/code' };
	}),
	organisatie: acts('identity.sign-in', NothingForm, async ({ event }) => ({
		to: await startOrganisationSignIn(event, '/inloggen/binnen'),
	})),
};
