import type { RequestEvent } from '@sveltejs/kit';
import { clock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isShownInDemo } from './accounts.server.ts';
import { forgetWhoIsWho, signedIn } from './actor-for.server.ts';
import { passCookies } from './cookies.server.ts';
import { raiseSession } from './identity.store.server.ts';
import { isProtected } from './second-factor.server.ts';
import { signInFor } from './sign-in.server.ts';
import { limitTries } from './tries.server.ts';

/** The only addresses of the sign-in library that answer: what a browser itself must call. Pages do the rest on the server. */
const answering = [
	/^GET \/passkey\/generate-authenticate-options$/,
	/^POST \/passkey\/verify-authentication$/,
	/^GET \/passkey\/generate-register-options$/,
	/^POST \/passkey\/verify-registration$/,
	/^(GET|POST) \/(oauth2\/)?callback\/organisation$/,
];
const registering = /\/passkey\/(generate-register-options|verify-registration)$/;

export async function signInEndpoint(event: RequestEvent): Promise<Response> {
	const path = event.url.pathname.replace(/^\/api\/auth/, '');
	if (!answering.some((pattern) => pattern.test(`${event.request.method} ${path}`)))
		return new Response(null, { status: 404 });
	await limitTries('passkey', event.getClientAddress(), 120, 600);
	const who = signedIn(event);
	if (registering.test(path)) {
		if (!who) return new Response(null, { status: 401 });
		if (await isShownInDemo(who.accountId))
			return new Response(JSON.stringify({ code: 'demo-look' }), {
				status: 403,
				headers: { 'content-type': 'application/json' },
			});
		// A mailbox alone may add the first second factor, never a next one.
		if (who.level < 2 && (await isProtected(who.accountId)))
			return new Response(JSON.stringify({ code: 'confirm-first' }), {
				status: 403,
				headers: { 'content-type': 'application/json' },
			});
	}
	const response = await signInFor(event.url.origin).handler(event.request);
	if (response.ok && who && path === '/passkey/verify-registration') await raiseSession(who.sessionId);
	forgetWhoIsWho();
	return response;
}

/** Where to send somebody who signs in with their organisation's account. */
export async function startOrganisationSignIn(event: RequestEvent, to: string): Promise<string> {
	if (!process.env.OIDC_ISSUER) throw new NotFound('organisation sign-in');
	const { headers, response } = await signInFor(event.url.origin).api.signInSocial({
		body: { provider: 'organisation', callbackURL: to, errorCallbackURL: `/inloggen?fout=${clock.today()}` },
		headers: event.request.headers,
		returnHeaders: true,
	});
	passCookies(event, headers);
	return response.url ?? '/inloggen';
}
