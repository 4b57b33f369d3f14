import type { RequestEvent } from '@sveltejs/kit';
import { withoutSecrets } from './without-secrets.ts';

/** The headers of every answer (ASVS 5.0 §3.4); the content security policy comes from SvelteKit with its nonce. */
export function* securityHeaders({ url, locals, route }: RequestEvent): Generator<[string, string]> {
	yield ['x-content-type-options', 'nosniff'];
	yield ['referrer-policy', 'same-origin'];
	yield ['permissions-policy', 'camera=(), microphone=(self), geolocation=(self), interest-cohort=()'];
	yield ['cross-origin-opener-policy', 'same-origin'];
	yield ['cross-origin-resource-policy', 'same-origin'];
	yield ['x-frame-options', 'DENY'];
	if (url.protocol === 'https:') yield ['strict-transport-security', 'max-age=31536000; includeSubDomains'];
	// Pages of who is signed in are theirs alone; public pages may be asked again, but never kept by others.
	// Signing in shows an address on a device that may be shared, and behind a code stand homes and numbers.
	const personal =
		(locals.actor && locals.actor.kind !== 'anonymous') ||
		route.id?.startsWith('/inloggen') ||
		route.id?.startsWith('/er-is-iets') ||
		// One tablet, many voters: going back never shows the ballot of the one before.
		route.id?.startsWith('/stemmen') ||
		withoutSecrets(url.pathname) !== url.pathname;
	yield ['cache-control', personal || !route.id ? 'no-store' : 'private, no-cache'];
}
