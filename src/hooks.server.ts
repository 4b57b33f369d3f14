import { randomBytes } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { placesOf, rolesOf } from '#modules/people/index.server';
import { actorFor, useDirectory } from '#platform/identity/index.server';
import { municipalityFor } from '#platform/municipality.server';
import { useRetention } from '#platform/retention/index.server';
import { logAccident } from '#platform/route/log-accident';
import { securityHeaders } from '#platform/route/security-headers';
import { paraglideMiddleware } from '#text/server';
import { retentionRules } from './wiring-retention.server.ts';

useDirectory(rolesOf, placesOf);
useRetention(retentionRules);

const rightToLeft = new Set(['ar']);

/** Language from the address, municipality from the host name, actor from the session: once per request. */
const whoIsAsking: Handle = async ({ event, resolve }) => {
	event.locals.traceId = randomBytes(16).toString('hex');
	const municipality = await municipalityFor(event.url.hostname);
	if (municipality) {
		event.locals.municipality = municipality;
		event.locals.actor = await actorFor(event, municipality);
	}
	return resolve(event);
};

const inTheirLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%lang%', locale)
					.replace('%dir%', rightToLeft.has(locale) ? 'rtl' : 'ltr')
					.replace('%theme%', event.locals.municipality?.theme ?? 'buurtweefsel')
					.replace('%scheme%', schemeChosen(event.cookies.get('kleur'))),
		}),
	);

const schemeChosen = (cookie: string | undefined): string =>
	cookie === 'donker' ? 'dark' : cookie === 'licht' ? 'light' : 'auto';

const withHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of securityHeaders(event))
		if (!response.headers.has(name)) response.headers.set(name, value);
	return response;
};

export const handle: Handle = sequence(withHeaders, whoIsAsking, inTheirLanguage);

/**
 * What goes wrong by accident is told to the operator, and to nobody else. What we throw on purpose, and an address that is
 * not there, is no accident: it stays out of the log, because an address can hold a secret code.
 */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'app') return {};
	if (kind === 'framework' && error.status < 500) return { message: 'not-found', code: 'not-found' };
	logAccident(event.locals.traceId, error);
	return { message: 'internal-error', code: 'internal-error' };
};
