import { AuthenticatorForm, IdForm, NothingForm } from '#platform/identity/identity.forms';
import {
	beginAuthenticator,
	confirmWithAuthenticator,
	freshPaperCodes,
	safetyOf,
	stopAuthenticator,
	stopPasskey,
} from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('identity.account', async ({ event }) => ({ safety: await safetyOf(event) }));

export const actions = {
	begin: acts('identity.account', NothingForm, async ({ event }) => ({ app: await beginAuthenticator(event) })),
	bevestig: acts(
		'identity.account',
		AuthenticatorForm,
		async ({ event, form }) => (await confirmWithAuthenticator(event, form.code), { confirmed: true }),
	),
	stopApp: acts(
		'identity.account',
		NothingForm,
		async ({ event }) => (await stopAuthenticator(event), { stopped: true }),
	),
	stopSleutel: acts(
		'identity.account',
		IdForm,
		async ({ event, form }) => (await stopPasskey(event, form.id), { stopped: true }),
	),
	codes: acts('identity.account', NothingForm, async ({ event }) => ({ papier: await freshPaperCodes(event) })),
};
