import { AuthenticatorForm, onThisSite, PaperCodeForm } from '#platform/identity/identity.forms';
import { confirmWithAuthenticator, confirmWithRecoveryCode, safetyOf } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('identity.account', async ({ event }) => ({ safety: await safetyOf(event) }));

export const actions = {
	app: acts('identity.account', AuthenticatorForm, async ({ event, url, form }) => {
		await confirmWithAuthenticator(event, form.code);
		return { to: `/inloggen/binnen?naar=${encodeURIComponent(onThisSite(url.searchParams.get('naar'), ''))}` };
	}),
	papier: acts('identity.account', PaperCodeForm, async ({ event, url, form }) => {
		await confirmWithRecoveryCode(event, form.reservecode);
		return { to: `/inloggen/binnen?naar=${encodeURIComponent(onThisSite(url.searchParams.get('naar'), ''))}` };
	}),
};
