import { redirect } from '@sveltejs/kit';
import { onThisSite } from '#platform/identity/identity.forms';
import { safetyOf } from '#platform/identity/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('identity.account', async ({ event, url }) => {
	const to = onThisSite(url.searchParams.get('naar'), '/mijn');
	const { level, authenticator, passkeys, shared } = await safetyOf(event);
	if (level >= 2) redirect(303, to);
	return { to, ready: authenticator || passkeys.length > 0, shared };
});
